import { holdsInInstallation } from '@/lib/auth/live-roles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { HeldSubmission } from '@/lib/services/access-submissions/hold-submission';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

/** Tells staff of a submission that no active holder of the role may decide; a service account gets neither actions nor emails. */
export async function notifyWithoutReviewer(tx: Ctx, { requirement, submission }: HeldSubmission): Promise<void> {
  const { accessor_changes, submitter_id } = submission;
  const involved = [submitter_id, ...accessor_changes.map(({ user_id }) => user_id)];
  const [found] = await tx.db.$queryRaw<{ has_reviewer: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM user_account AS person WHERE person.status = 'active' AND NOT person.is_service_account
        AND person.id <> ALL(${involved}::uuid[])
      AND ${holdsInInstallation('ACCESS_COMMITTEE', sql`person.id`, tx.now)}) AS has_reviewer`);
  if (found?.has_reviewer === true) return;
  await raiseNotification(tx, 'access_committee_missing', { requirementId: requirement.id, label: requirement.label });
}
