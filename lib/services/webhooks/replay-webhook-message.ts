import type { InputOf } from '@/lib/contracts/operation';
import { replayWebhookMessageOperation, type WebhookMessage } from '@/lib/contracts/webhook-endpoints';
import { DomainError } from '@/lib/core/errors';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { addEvent } from '@/lib/services/jobs/add-event';
import { holdEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { findMessages } from '@/lib/services/webhooks/message-row';

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
    const isIt = sql`told.id = ${message_uuid}::uuid`;
    const [before] = await findMessages(tx, uuid, isIt, empty);
    if (before === undefined) throw new DomainError('not_found');
    if (!is_enabled) throw new DomainError('rule_broken', { detail: 'The webhook is turned off. Turn it on first.' });
    const { count } = await tx.db.delivery.updateMany({
      where: { id: message_uuid, state: 'failed' },
      data: { state: 'queued', attempts: 0, next_attempt_at: tx.now, modified: tx.now },
    });
    if (count === 0) throw new DomainError('moved_on', { detail: 'Only a failed message can be resent.' });
    await addEvent(tx, { type: 'delivery.requested' });
    const [after] = await findMessages(tx, uuid, isIt, empty);
    const facts = { message: message_uuid, kind: before.kind, last_error: before.last_error };
    return changed(after ?? before, { subjectId: uuid, facts, touches: [{ topic: 'deliveries' }] });
  });
}
