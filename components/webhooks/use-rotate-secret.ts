'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMutation } from '@/components/ui/use-mutation';
import { webhookKeys } from '@/components/webhooks/queries';
import { call } from '@/lib/client/call';
import { rotateWebhookSecretOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { RequestOf } from '@/lib/contracts/operation';

/** Makes a new secret; the answer holds it, and it is shown once. */
export function useRotateSecret() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: RequestOf<typeof rotateWebhookSecretOperation>) =>
      (await call(rotateWebhookSecretOperation, given)).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.list() }),
  });
}
