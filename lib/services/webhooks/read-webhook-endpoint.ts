import type { readWebhookEndpointOperation, WebhookEndpoint } from '@/lib/contracts/delivery/webhook-endpoints';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { findEndpoint } from '@/lib/services/webhooks/endpoint-row';

/** One endpoint. @throws not_found */
export function readWebhookEndpoint(
  ctx: Ctx,
  { uuid }: InputOf<typeof readWebhookEndpointOperation>,
): Promise<WebhookEndpoint> {
  return findEndpoint(ctx, uuid);
}
