import { type AccessSubmission, cancelAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { followSubmission } from '@/lib/services/access-submissions/follow-submission';
import { holdOwnSubmission, requireSubmissionState } from '@/lib/services/access-submissions/hold-submission';
import { change } from '@/lib/services/audit/change';

/** Cancels an open submission. @throws not_found; not_allowed; moved_on */
export function cancelAccessSubmission(
  ctx: Ctx,
  { id }: InputOf<typeof cancelAccessSubmissionOperation>,
): Promise<AccessSubmission> {
  return change(ctx, { operation: cancelAccessSubmissionOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const { submission } = await holdOwnSubmission(tx, id);
    requireSubmissionState(submission, 'DRAFT', 'SUBMITTED');
    await tx.db.accessSubmission.update({ where: { id }, data: { state: 'CANCELLED', modified: tx.now } });
    return followSubmission(tx, submission);
  });
}
