'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMutation } from '@/components/ui/use-mutation';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { deleteWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';

/** Deletes an endpoint; what waits to be sent there is not sent. */
export function useDeleteEndpoint() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (uuid: string) => call(deleteWebhookEndpointOperation, { uuid }),
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.list() }),
  });
}
