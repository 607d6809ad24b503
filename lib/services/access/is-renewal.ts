import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const STILL_RENEWS_DAYS = 90;

/** The condition that `approval` is live at an instant, whether or not a job has run. */
export function isLiveApproval(approval: Sql, now: Date | Sql): Sql {
  return sql`(${approval}.state = 'APPROVED' AND (${approval}.expired_on IS NULL OR ${approval}.expired_on > ${now}::timestamptz))`;
}

/** The condition that `approval` ended, by whatever, less than 90 days before an instant. */
export function isLatelyEndedApproval(approval: Sql, now: Date): Sql {
  return sql`(least(${approval}.ended_at, ${approval}.expired_on) <= ${now}::timestamptz
    AND least(${approval}.ended_at, ${approval}.expired_on) > ${now}::timestamptz - make_interval(days => ${STILL_RENEWS_DAYS}::int))`;
}

/** Whether a submission of a person renews: they have access through themselves, or had it less than 90 days ago. */
export async function isRenewal({ db, now }: Ctx, requirementId: string, submitterId: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ renews: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM access_approval AS approval
      WHERE approval.requirement_id = ${requirementId}::uuid AND approval.submitter_id = ${submitterId}::uuid
        AND approval.accessor_id = approval.submitter_id AND (${isLiveApproval(sql`approval`, now)}
          OR ${isLatelyEndedApproval(sql`approval`, now)})) AS renews`);
  return found?.renews ?? false;
}
