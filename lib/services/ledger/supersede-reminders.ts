import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Of which kind, and when the milestone of a reminder `newer` is reached that nobody was told of yet. */
type Superseding = { kind: string; isReached: Sql };

/**
 * Of several reminders of one object, episode and recipient only the most pressing one that is reached is told: the others are
 * superseded, also where that one was told first. One statement.
 */
export async function supersedeReminders(tx: Ctx, { isReached, kind }: Superseding): Promise<void> {
  const superseded = await tx.db.$executeRaw(sql`
    UPDATE reminder SET status = 'SUPERSEDED', reason = 'newer_milestone', modified = ${tx.now}::timestamptz
    WHERE reminder.kind = ${kind} AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL
      AND EXISTS (SELECT FROM reminder AS newer
        WHERE newer.kind = reminder.kind AND newer.object_id = reminder.object_id AND newer.episode = reminder.episode
          AND newer.recipient_id = reminder.recipient_id AND newer.milestone_rank > reminder.milestone_rank
          AND (newer.status IN ('SENT', 'FAILED', 'SUPERSEDED') OR (newer.status = 'SCHEDULED' AND ${isReached})))`);
  if (superseded > 0) tx.touch({ topic: 'reminders' });
}
