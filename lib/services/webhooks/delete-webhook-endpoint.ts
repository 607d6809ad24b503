import type { InputOf } from '@/lib/contracts/operation';
import { deleteWebhookEndpointOperation } from '@/lib/contracts/webhook-endpoints';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/records/record-audit';
import { holdEndpoint } from '@/lib/services/webhooks/endpoint-row';

/** Deletes an endpoint with its secrets; what waits to be sent there is not sent. @throws not_found */
export async function deleteWebhookEndpoint(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteWebhookEndpointOperation>,
): Promise<undefined> {
  await transaction(ctx, async (tx) => {
    const { url } = await holdEndpoint(tx, uuid);
    await tx.db.webhookEndpoint.delete({ where: { id: uuid } });
    await recordAudit(tx, {
      operation: deleteWebhookEndpointOperation.id,
      subjectType: 'webhook_endpoint',
      subjectId: uuid,
      facts: { origin: new URL(url).origin },
    });
    tx.touch({ topic: 'deliveries' });
  });
}
