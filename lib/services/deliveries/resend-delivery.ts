import { type Delivery, resendDeliveryOperation } from '@/lib/contracts/delivery/deliveries';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { canResend, deliveryRows, readDeliveryRow } from '@/lib/services/deliveries/delivery-row';
import { addEvent } from '@/lib/services/jobs/add-event';

/**
 * Sends a mail once more, as it was and to the same address; its attempts are counted anew. Asked twice, it is sent once.
 * The provider knows it by a key of its own, so that it does not take it for a repetition.
 * @throws not_found; moved_on for what waits, cannot be sent, or was just asked for
 */
export async function resendDelivery(ctx: Ctx, { uuid }: InputOf<typeof resendDeliveryOperation>): Promise<Delivery> {
  return change(ctx, { operation: resendDeliveryOperation.id, subjectType: 'delivery' }, async (tx) => {
    const before = await readDeliveryRow(tx, uuid);
    const queued = await tx.db.$executeRaw(sql`
      UPDATE delivery SET state = 'queued', reason = NULL, attempts = 0, next_attempt_at = ${tx.now}::timestamptz,
        last_error = '', provider_id = NULL, note = '', sent_at = NULL, event_rank = 0, event_at = NULL,
        resends = delivery.resends + 1, resent_at = ${tx.now}::timestamptz, modified = ${tx.now}::timestamptz
      FROM (SELECT told.id, told.resends FROM ${deliveryRows} WHERE told.id = ${uuid}::uuid AND ${canResend}) AS sendable
      WHERE delivery.id = sendable.id AND delivery.resends = sendable.resends AND delivery.state NOT IN ('queued', 'sending')`);
    if (queued === 0) throw new DomainError('moved_on', { detail: 'It is already queued, or can’t be sent.' });
    const { channel, kind, state } = before;
    const facts = { channel, kind, state };
    await addEvent(tx, { type: 'delivery.requested' });
    return changed(await readDeliveryRow(tx, uuid), { subjectId: uuid, facts, touches: [{ topic: 'deliveries' }] });
  });
}
