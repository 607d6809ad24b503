import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import type { DueRenewal } from '@/lib/services/access-notices/due-notices';

const WEEK_MS = 7 * 86_400_000;
const WEEK = sql`interval '168 hours'`;

/**
 * Of renewal notices in the order in which they are due, those before which one of the same milestone, requirement and submitter was
 * taken whose time is less than 7 days away: by their ids. One that was taken and cancelled before its mail went, and is planned anew
 * for the same expiry, is no other one. One statement; OFFSET 0 has each looked up by itself: statistics from before a large run
 * would have all that were taken read.
 */
export async function notifiedRecently({ db }: Ctx, due: readonly DueRenewal[]): Promise<ReadonlySet<string>> {
  if (due.length === 0) return new Set();
  const ids = due.map(({ id }) => id);
  const found = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT due.id FROM reminder AS due WHERE due.id = ANY(${ids}::uuid[]) AND EXISTS (SELECT FROM reminder AS taken
      WHERE taken.kind = ${renewalKind} AND taken.object_id = due.object_id AND taken.recipient_id = due.recipient_id
        AND taken.milestone = due.milestone AND taken.outbox_message_id IS NOT NULL
        AND taken.scheduled_for > due.scheduled_for - ${WEEK} AND taken.scheduled_for < due.scheduled_for + ${WEEK}
        AND (taken.status <> 'CANCELLED' OR taken.episode <> due.episode) OFFSET 0)`);
  const repeated = new Set(found.map(({ id }) => id));
  const times = new Map<string, number[]>();
  for (const { id, milestone, requirement_id, scheduled_for, submitter_id } of due) {
    if (repeated.has(id)) continue;
    const key = `${requirement_id} ${submitter_id} ${milestone}`;
    const notifiedAt = times.get(key) ?? [];
    const at = scheduled_for.getTime();
    if (notifiedAt.some((time) => Math.abs(time - at) < WEEK_MS)) repeated.add(id);
    else times.set(key, [...notifiedAt, at]);
  }
  return repeated;
}
