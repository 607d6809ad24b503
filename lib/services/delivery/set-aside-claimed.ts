import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { Claimed } from '@/lib/services/delivery/claim';
import { reasonOf } from '@/lib/services/outbox/reason-of';
import { setAsideMessage } from '@/lib/services/outbox/set-aside';

/**
 * Sets aside the message of a delivery that this process holds; the delivery waits with it, without further attempts. False
 * when its lease was lost, or the message is set aside already because of another recipient.
 */
export function setAsideClaimed(ctx: Ctx, { leaseId, message, messageId }: Claimed, error: unknown): Promise<boolean> {
  const reason = reasonOf(error);
  return transaction(ctx, async (tx) => {
    const at = sql`${tx.now}::timestamptz`;
    const changed = await tx.db.$executeRaw(sql`
      UPDATE delivery SET state = 'suppressed', reason = 'set_aside', last_error = ${reason}, lease_id = NULL, lease_until = NULL,
        modified = ${at}
      WHERE id = ${message.deliveryId}::uuid AND lease_id = ${leaseId}::uuid AND state = 'sending'`);
    if (changed === 0) return false;
    await tx.db.deliveryAttempt.create({
      data: { delivery_id: message.deliveryId, at: tx.now, outcome: 'permanent', reason },
    });
    tx.touch({ topic: 'deliveries' });
    return setAsideMessage(tx, messageId, error);
  });
}
