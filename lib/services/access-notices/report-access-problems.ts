import { holdsInInstallation } from '@/lib/auth/live-roles';
import { dayOf, localTime } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownName } from '@/lib/db/shown-name';
import { transaction } from '@/lib/db/transaction';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { accessProblems, MOST_PROBLEMS_LISTED } from '@/lib/plugins/notification-kinds/access-problems';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

const REPORT_TIME = '09:00';

type Problem = { label: string; recipient: string; reason: string };
type Problems = { count: number; problems: Problem[] };

/**
 * At the first run after 9:00 of a day in the installation's zone, tells the committee, or staff where it has no active member, which
 * notices failed since the last time, or were not sent because nobody may renew. Nothing is sent where there are none; where nobody
 * is to be told, they are kept for a day when somebody is.
 */
export async function reportAccessProblems(ctx: Ctx): Promise<void> {
  if (localTime(ctx.now, env.HEED_TIME_ZONE).time < REPORT_TIME) return;
  const day = dayOf(ctx.now, env.HEED_TIME_ZONE);
  await transaction(ctx, async (tx) => {
    if (!(await isFirstOfDay(tx, day))) return;
    const readers = await findReaders(tx);
    if (readers.length === 0) return;
    const facts = await takeProblems(tx);
    if (facts.count === 0) return;
    await queueMessages(
      tx,
      readers.map(({ id }) => messageOf(accessProblems, facts, { to: id, dedupeKey: `access_problems:${day}:${id}` })),
    );
  });
}

async function isFirstOfDay({ db, now }: Ctx, day: string): Promise<boolean> {
  const added = await db.$executeRaw(sql`
    INSERT INTO access_problem_report (local_day, created) VALUES (${day}::date, ${now}::timestamptz) ON CONFLICT DO NOTHING`);
  return added > 0;
}

/** Takes all, of which the oldest are listed. */
async function takeProblems({ db, now }: Ctx): Promise<Problems> {
  const rows = await db.$queryRaw<(Problem & { count: number })[]>(sql`
    WITH reported AS (
      UPDATE reminder SET reported_at = ${now}::timestamptz
      WHERE reported_at IS NULL AND ((status = 'FAILED' AND kind IN (${renewalKind}, ${revokedKind}))
        OR (status = 'CANCELLED' AND reason = 'recipient_inactive' AND kind = ${renewalKind}))
      RETURNING object_id, object_name, recipient_id, reason, scheduled_for, id),
    listed AS (SELECT reported.*, count(*) OVER ()::int AS count FROM reported ORDER BY scheduled_for, id LIMIT ${MOST_PROBLEMS_LISTED})
    SELECT coalesce(${requirementLabel}, listed.object_name) AS label, ${shownName(sql`person`)} AS recipient, listed.reason, listed.count
    FROM listed JOIN user_account AS person ON person.id = listed.recipient_id
    LEFT JOIN access_approval AS approval ON approval.id = listed.object_id
    LEFT JOIN access_requirement AS requirement ON requirement.id = coalesce(approval.requirement_id, listed.object_id) ORDER BY listed.scheduled_for, listed.id`);
  return { count: rows[0]?.count ?? 0, problems: rows.map(({ count: _all, ...problem }) => problem) };
}

/** The active holders of the role, or staff where there is none. */
function findReaders({ db, now }: Ctx): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>(sql`
    WITH able AS (SELECT person.id, person.is_staff, ${holdsInInstallation('ACCESS_COMMITTEE', sql`person.id`, now)} AS holds
      FROM user_account AS person WHERE person.status = 'active' AND NOT person.is_service_account)
    SELECT id FROM able WHERE CASE WHEN EXISTS (SELECT FROM able AS holder WHERE holder.holds) THEN holds ELSE is_staff END ORDER BY id`);
}
