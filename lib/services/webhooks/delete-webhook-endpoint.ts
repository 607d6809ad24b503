import { deleteWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdEndpoint } from '@/lib/services/webhooks/endpoint-row';

/** Deletes an endpoint with its secrets; what waits to be sent there is not sent. @throws not_found */
export async function deleteWebhookEndpoint(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteWebhookEndpointOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteWebhookEndpointOperation.id, subjectType: 'webhook_endpoint' }, async (tx) => {
    const { url } = await holdEndpoint(tx, uuid);
    await tx.db.webhookEndpoint.delete({ where: { id: uuid } });
    const facts = { origin: new URL(url).origin };
    return changed(undefined, { subjectId: uuid, facts, touches: [{ topic: 'deliveries' }] });
  });
}
