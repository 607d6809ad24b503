import type { InputOf } from '@/lib/contracts/operation';
import { changeWebhookEndpointOperation, type WebhookEndpoint } from '@/lib/contracts/webhook-endpoints';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/records/record-audit';
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
  return transaction(ctx, async (tx) => {
    const before = await holdEndpoint(tx, uuid);
    requireVersion(before);
    const earlier: Record<string, unknown> = before;
    const changes = Object.entries(given).filter(([name, to]) => JSON.stringify(earlier[name]) !== JSON.stringify(to));
    if (changes.length === 0) return before;
    const data = { ...given, modified: tx.now, ...(is_enabled !== undefined && { disabled_reason: '' }) };
    await tx.db.webhookEndpoint.update({ where: { id: uuid }, data });
    await recordAudit(tx, {
      operation: changeWebhookEndpointOperation.id,
      subjectType: 'webhook_endpoint',
      subjectId: uuid,
      facts: Object.fromEntries(
        changes.map(([name, to]) => [name, { from: told(name, earlier[name]), to: told(name, to) }]),
      ),
    });
    tx.touch({ topic: 'deliveries' });
    return findEndpoint(tx, uuid);
  });
}

/** Paths of webhook URLs are often secrets of the other side: the trail names the origin alone. */
function told(name: string, value: unknown): unknown {
  return name === 'url' && typeof value === 'string' ? new URL(value).origin : value;
}
