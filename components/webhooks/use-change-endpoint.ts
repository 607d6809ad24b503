'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMutation } from '@/components/ui/use-mutation';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { changeWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { RequestOf } from '@/lib/contracts/operation';

/** Changes an endpoint, or switches it on or off. */
export function useChangeEndpoint() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: RequestOf<typeof changeWebhookEndpointOperation>) =>
      (await call(changeWebhookEndpointOperation, given)).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.list() }),
  });
}
