'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { replayWebhookMessageOperation } from '@/lib/contracts/webhook-endpoints';

/** Sends a message that has failed again. */
export function useReplayMessage(uuid: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (message_uuid: string) => call(replayWebhookMessageOperation, { uuid, message_uuid }),
    onSuccess: () => toast({ tone: 'success', title: 'It is sent again' }),
    onError: (error) => toast({ tone: 'danger', title: 'It is not sent again', description: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.messages(uuid) }),
  });
}
