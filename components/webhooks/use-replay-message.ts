'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { replayWebhookMessageOperation } from '@/lib/contracts/delivery/webhook-endpoints';

/** Sends a message that has failed again. */
export function useReplayMessage(uuid: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (message_uuid: string) => call(replayWebhookMessageOperation, { uuid, message_uuid }),
    onSuccess: () => toast({ tone: 'success', title: 'Message resent' }),
    onError: (error) => toast({ tone: 'danger', title: 'Couldn’t resend the message', description: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.messages(uuid) }),
  });
}
