import { type AccessSubmission, rejectAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { followSubmission } from '@/lib/services/access-submissions/follow-submission';
import { holdSubmission, requireSubmissionState } from '@/lib/services/access-submissions/hold-submission';
import { requireOutsider } from '@/lib/services/access-submissions/require-reviewer';
import { change } from '@/lib/services/audit/change';

/** Rejects a submission, and tells its submitter why. @throws not_allowed; not_found; rule_broken for who is in it; moved_on */
export async function rejectAccessSubmission(
  ctx: Ctx,
  { id, reason }: InputOf<typeof rejectAccessSubmissionOperation>,
): Promise<AccessSubmission> {
  return change(ctx, { operation: rejectAccessSubmissionOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const { submission } = await holdSubmission(tx, id);
    requireOutsider(tx, submission);
    requireSubmissionState(submission, 'SUBMITTED');
    const review = { reviewed_at: tx.now, reviewed_by_id: callerId(tx), modified: tx.now };
    await tx.db.accessSubmission.update({ where: { id }, data: { state: 'REJECTED', reason, ...review } });
    return followSubmission(tx, submission);
  });
}
