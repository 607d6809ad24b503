'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { testWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';

/** Sends a ping now and says what came of it. An answer of 410 switches the endpoint off, so the list is read again. */
export function useTestEndpoint() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) => (await call(testWebhookEndpointOperation, { uuid })).answer,
    onSuccess: ({ duration_ms, is_delivered, reason, status }) =>
      is_delivered
        ? toast({
            tone: 'success',
            title: 'Test delivered',
            description: `Responded ${status} in ${duration_ms} ms.`,
          })
        : toast({ tone: 'danger', title: 'Test failed', description: reason }),
    onError: (error) => toast({ tone: 'danger', title: 'Couldn’t send the test', description: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.list() }),
  });
}
