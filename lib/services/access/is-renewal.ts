import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isLatelyEndedApproval, isLiveApproval } from '@/lib/services/access/live-approval';

/** Whether a submission of a person renews: they have access through themselves, or had it less than 90 days ago. */
export async function isRenewal({ db, now }: Ctx, requirementId: string, submitterId: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ renews: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM access_approval AS approval
      WHERE approval.requirement_id = ${requirementId}::uuid AND approval.submitter_id = ${submitterId}::uuid
        AND approval.accessor_id = approval.submitter_id AND (${isLiveApproval(sql`approval`, now)}
          OR ${isLatelyEndedApproval(sql`approval`, now)})) AS renews`);
  return found?.renews ?? false;
}
