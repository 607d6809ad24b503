import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import type { Ctx } from '@/lib/db/context';
import { pairsAround } from '@/lib/services/access-notices/pairs-of';
import { reconsiderRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { notifySubmitters } from '@/lib/services/access-submissions/notify-submitters';
import { readSubmissionRow } from '@/lib/services/access-submissions/submission-row';
import { changed, type Outcome } from '@/lib/services/audit/change';

/** What follows in the same transaction from a submission that moved on from what it was `before`. */
export async function followSubmission(tx: Ctx, before: AccessSubmission): Promise<Outcome<AccessSubmission>> {
  const after = await readSubmissionRow(tx, before.id);
  if (after.state === 'APPROVED' || after.state === 'REJECTED') await notifySubmitters(tx, [after.id]);
  const people = after.accessor_changes.map(({ user_id }) => user_id);
  await reconsiderRenewals(tx, pairsAround(after.requirement_id, after.submitter_id, people));
  return changed(after, {
    subjectId: before.id,
    facts: { state: { from: before.state, to: after.state } },
    touches: [{ topic: 'access' }],
    events: [{ type: 'access_submissions.changed', submissionIds: [after.id] }],
  });
}
