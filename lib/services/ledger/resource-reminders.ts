import { RESOURCE_REMINDER } from '@/lib/contracts/history/reminders';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';

/** Cancels the reminders of resources that nobody will read, because their reader gets no digest. One statement. */
export function cancelUnreadReminders(ctx: Ctx): Promise<void> {
  return transaction(ctx, async (tx) => {
    const cancelled = await tx.db.$executeRaw(sql`
      UPDATE reminder SET status = 'CANCELLED', reason = 'switched_off', modified = ${tx.now}::timestamptz
      FROM user_account AS person
      WHERE person.id = reminder.recipient_id AND NOT person.digest_enabled
        AND reminder.kind = ${RESOURCE_REMINDER} AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL`);
    if (cancelled > 0) tx.touch({ topic: 'reminders' });
  });
}
