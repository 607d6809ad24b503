import { replayWebhookMessageOperation, type WebhookMessage } from '@/lib/contracts/delivery/webhook-endpoints';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { change, changed } from '@/lib/services/audit/change';
import { addEvent } from '@/lib/services/jobs/add-event';
import { holdEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { isTo, messageRow } from '@/lib/services/webhooks/message-row';

/**
 * Sends a message that has failed again, its attempts counted anew. Asked twice, it is sent once.
 * @throws not_found; moved_on when it has not failed, or not any more; rule_broken while the endpoint is switched off
 */
export async function replayWebhookMessage(
  ctx: Ctx,
  { uuid, message_uuid }: InputOf<typeof replayWebhookMessageOperation>,
): Promise<WebhookMessage> {
  return change(ctx, { operation: replayWebhookMessageOperation.id, subjectType: 'webhook_endpoint' }, async (tx) => {
    const { is_enabled } = await holdEndpoint(tx, uuid);
    const isIt = sql`${isTo(uuid)} AND told.id = ${message_uuid}::uuid`;
    const before = await readRow<WebhookMessage>(tx.db, messageRow, isIt);
    if (!is_enabled) throw new DomainError('rule_broken', { detail: 'The webhook is turned off. Turn it on first.' });
    const { count } = await tx.db.delivery.updateMany({
      where: { id: message_uuid, state: 'failed' },
      data: { state: 'queued', attempts: 0, next_attempt_at: tx.now, modified: tx.now },
    });
    if (count === 0) throw new DomainError('moved_on', { detail: 'Only a failed message can be resent.' });
    await addEvent(tx, { type: 'delivery.requested' });
    const facts = { message: message_uuid, kind: before.kind, last_error: before.last_error };
    const after = await readRow<WebhookMessage>(tx.db, messageRow, isIt);
    return changed(after, { subjectId: uuid, facts, touches: [{ topic: 'deliveries' }] });
  });
}
