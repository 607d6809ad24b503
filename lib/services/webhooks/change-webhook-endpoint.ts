import { changeWebhookEndpointOperation, type WebhookEndpoint } from '@/lib/contracts/delivery/webhook-endpoints';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { findEndpoint, holdEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { requireTarget } from '@/lib/services/webhooks/require-target';

type Precondition = { requireVersion: (current: WebhookEndpoint) => void };

/**
 * Changes what is given; the rest stays. Switching it on or off clears the reason for which Heed switched it off.
 * @throws not_found, version_stale; validation_failed for a forbidden URL
 */
export async function changeWebhookEndpoint(
  ctx: Ctx,
  { uuid, url, description, kinds, is_enabled }: InputOf<typeof changeWebhookEndpointOperation>,
  { requireVersion }: Precondition,
): Promise<WebhookEndpoint> {
  const given = {
    ...(url !== undefined && { url: requireTarget(url) }),
    ...(description !== undefined && { description }),
    ...(kinds !== undefined && { kinds }),
    ...(is_enabled !== undefined && { is_enabled }),
  };
  return change(ctx, { operation: changeWebhookEndpointOperation.id, subjectType: 'webhook_endpoint' }, async (tx) => {
    const before = await holdEndpoint(tx, uuid);
    requireVersion(before);
    const differences = differencesOf(before, given);
    if (Object.keys(differences).length === 0) return unchanged(before);
    const data = { ...given, modified: tx.now, ...(is_enabled !== undefined && { disabled_reason: '' }) };
    await tx.db.webhookEndpoint.update({ where: { id: uuid }, data });
    const { url: moved, ...others } = differences;
    const facts = { ...others, ...(moved && { url: { from: originOf(moved.from), to: originOf(moved.to) } }) };
    return changed(await findEndpoint(tx, uuid), { subjectId: uuid, facts, touches: [{ topic: 'deliveries' }] });
  });
}

/** Paths of webhook URLs are often secrets of the other side: the trail names the origin alone. */
function originOf(url: unknown): string {
  return new URL(String(url)).origin;
}
