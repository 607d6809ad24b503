'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMutation } from '@/components/ui/use-mutation';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { createWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { RequestOf } from '@/lib/contracts/operation';

/** Adds an endpoint; the answer holds its secret, which is shown once. */
export function useCreateEndpoint() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: RequestOf<typeof createWebhookEndpointOperation>) =>
      (await call(createWebhookEndpointOperation, given)).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.list() }),
  });
}
