import { type AccessSubmission, submitAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { isRenewal } from '@/lib/services/access/is-renewal';
import { followSubmission } from '@/lib/services/access-submissions/follow-submission';
import { holdOwnSubmission, requireSubmissionState } from '@/lib/services/access-submissions/hold-submission';
import { notifyWithoutReviewer } from '@/lib/services/access-submissions/notify-without-reviewer';
import { requireSubmittable } from '@/lib/services/access-submissions/require-submittable';
import { requireUnarchived } from '@/lib/services/access-submissions/require-unarchived';
import { change } from '@/lib/services/audit/change';

/** Submits a draft to the committee. @throws not_found; not_allowed; moved_on outside DRAFT; rule_broken for what could not be approved */
export function submitAccessSubmission(
  ctx: Ctx,
  { id }: InputOf<typeof submitAccessSubmissionOperation>,
): Promise<AccessSubmission> {
  return change(ctx, { operation: submitAccessSubmissionOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const held = await holdOwnSubmission(tx, id);
    requireSubmissionState(held.submission, 'DRAFT');
    requireUnarchived(held.requirement);
    await requireSubmittable(tx, held);
    const { requirement_id, submitter_id } = held.submission;
    await tx.db.accessSubmission.update({
      where: { id },
      data: {
        state: 'SUBMITTED',
        submitted_at: tx.now,
        modified: tx.now,
        requirement_version: held.requirement.version,
        is_renewal: await isRenewal(tx, requirement_id, submitter_id),
      },
    });
    await notifyWithoutReviewer(tx, held);
    return followSubmission(tx, held.submission);
  });
}
