import { createWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { requireTarget } from '@/lib/services/webhooks/require-target';
import { newWebhookSecret } from '@/lib/services/webhooks/webhook-secret';

/** Adds an endpoint. Its secret is in this answer and in no other. @throws validation_failed for a forbidden URL */
export async function createWebhookEndpoint(
  ctx: Ctx,
  { url, description, kinds }: InputOf<typeof createWebhookEndpointOperation>,
): Promise<AnswerOf<typeof createWebhookEndpointOperation>> {
  const data = { url: requireTarget(url), description, kinds, secret: newWebhookSecret() };
  return change(ctx, { operation: createWebhookEndpointOperation.id, subjectType: 'webhook_endpoint' }, async (tx) => {
    const created_by_id = callerId(tx);
    const { id } = await tx.db.webhookEndpoint.create({
      data: { ...data, created_by_id, created: tx.now, modified: tx.now },
      select: { id: true },
    });
    const facts = { origin: new URL(data.url).origin, kinds };
    const created = { ...(await findEndpoint(tx, id)), secret: data.secret };
    return changed(created, { subjectId: id, facts, touches: [{ topic: 'deliveries' }] });
  });
}
