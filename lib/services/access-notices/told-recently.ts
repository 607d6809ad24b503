import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import type { DueRenewal } from '@/lib/services/access-notices/due-notices';

const WEEK_MS = 7 * 86_400_000;

type Taken = Pick<DueRenewal, 'requirement_id' | 'submitter_id' | 'milestone' | 'scheduled_for'>;

/**
 * Of renewal notices in the order in which they are due, those before which one of the same milestone, requirement and submitter was
 * taken whose time is less than 7 days away: by their ids. One statement.
 */
export async function toldRecently({ db }: Ctx, due: readonly DueRenewal[]): Promise<ReadonlySet<string>> {
  const asked = due.map(({ milestone, requirement_id, submitter_id }) => ({ milestone, requirement_id, submitter_id }));
  const taken = await db.$queryRaw<Taken[]>(sql`
    SELECT DISTINCT reminder.object_id AS requirement_id, reminder.recipient_id AS submitter_id, reminder.milestone, reminder.scheduled_for
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked (requirement_id uuid, submitter_id uuid, milestone text)
    JOIN reminder ON reminder.kind = ${renewalKind} AND reminder.object_id = asked.requirement_id
      AND reminder.recipient_id = asked.submitter_id AND reminder.milestone = asked.milestone
    WHERE reminder.outbox_message_id IS NOT NULL AND reminder.status <> 'CANCELLED'`);
  const times = new Map<string, number[]>();
  const keyOf = ({ milestone, requirement_id, submitter_id }: Taken) =>
    `${requirement_id} ${submitter_id} ${milestone}`;
  const timesOf = (one: Taken) => times.get(keyOf(one)) ?? [];
  const note = (one: Taken) => times.set(keyOf(one), [...timesOf(one), one.scheduled_for.getTime()]);
  for (const one of taken) note(one);
  const repeated = new Set<string>();
  for (const one of due) {
    if (timesOf(one).some((time) => Math.abs(time - one.scheduled_for.getTime()) < WEEK_MS)) repeated.add(one.id);
    else note(one);
  }
  return repeated;
}
