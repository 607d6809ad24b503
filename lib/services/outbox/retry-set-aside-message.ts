import { retrySetAsideMessageOperation, type SetAsideMessage } from '@/lib/contracts/delivery/set-aside-messages';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { addEvent } from '@/lib/services/jobs/add-event';
import { readSetAsideRow } from '@/lib/services/outbox/set-aside-row';

/**
 * Has a message that was set aside processed again, and its deliveries that waited with it; a digest is written by the next
 * run of its job. Asked twice, it is tried once. One that still cannot be processed is set aside again.
 * @throws not_found; moved_on when it is no longer set aside
 */
export async function retrySetAsideMessage(
  ctx: Ctx,
  { uuid }: InputOf<typeof retrySetAsideMessageOperation>,
): Promise<SetAsideMessage> {
  return change(ctx, { operation: retrySetAsideMessageOperation.id, subjectType: 'set_aside_message' }, async (tx) => {
    const { kind, topic } = await readSetAsideRow(tx, uuid);
    const { count } = await tx.db.setAsideMessage.updateMany({
      where: { id: uuid, retried_at: null },
      data: { retried_at: tx.now },
    });
    if (count === 0) throw new DomainError('moved_on', { detail: 'It is already being retried.' });
    const at = sql`${tx.now}::timestamptz`;
    await tx.db.$executeRaw(sql`
      UPDATE delivery SET state = 'queued', reason = NULL, last_error = '', next_attempt_at = ${at}, modified = ${at}
      WHERE state = 'suppressed' AND reason = 'set_aside'
        AND outbox_message_id = (SELECT outbox_message_id FROM set_aside_message WHERE id = ${uuid}::uuid)`);
    await addEvent(tx, { type: 'delivery.requested' });
    const facts = { topic, kind };
    return changed(await readSetAsideRow(tx, uuid), { subjectId: uuid, facts, touches: [{ topic: 'deliveries' }] });
  });
}
