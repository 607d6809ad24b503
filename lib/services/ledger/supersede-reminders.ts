import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Of which kind, and when the milestone of a reminder `newer` is reached that nobody was told of yet. */
type Superseding = { kind: Sql; isReached: Sql };

/**
 * The condition that of the milestones of one object, episode and recipient a more pressing one than `reminder` is reached, also where
 * that one was told first.
 */
export function isSuperseded({ isReached, kind }: Superseding): Sql {
  return sql`EXISTS (SELECT FROM reminder AS newer
    WHERE newer.kind = ${kind} AND newer.object_id = reminder.object_id AND newer.episode = reminder.episode
      AND newer.recipient_id = reminder.recipient_id AND newer.milestone_rank > reminder.milestone_rank
      AND (newer.status IN ('SENT', 'FAILED', 'SUPERSEDED') OR (newer.status = 'SCHEDULED' AND ${isReached})))`;
}

/** Supersedes the reminders that a condition on `reminder` finds and that nobody was told yet. One statement; says how many. */
export async function supersede(tx: Ctx, condition: Sql): Promise<number> {
  const superseded = await tx.db.$executeRaw(sql`
    UPDATE reminder SET status = 'SUPERSEDED', reason = 'newer_milestone', modified = ${tx.now}::timestamptz
    WHERE reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL AND ${condition}`);
  if (superseded > 0) tx.touch({ topic: 'reminders' });
  return superseded;
}
