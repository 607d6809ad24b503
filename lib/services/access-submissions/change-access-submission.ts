import { type AccessSubmission, changeAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { holdOwnSubmission, requireSubmissionState } from '@/lib/services/access-submissions/hold-submission';
import { readSubmissionRow } from '@/lib/services/access-submissions/submission-row';
import { writeChanges } from '@/lib/services/access-submissions/write-changes';
import { change, changed } from '@/lib/services/audit/change';

/** Changes who a draft is about. @throws not_found; not_allowed; moved_on outside DRAFT */
export function changeAccessSubmission(
  ctx: Ctx,
  { accessor_changes, id }: InputOf<typeof changeAccessSubmissionOperation>,
): Promise<AccessSubmission> {
  return change(ctx, { operation: changeAccessSubmissionOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const { submission } = await holdOwnSubmission(tx, id);
    requireSubmissionState(submission, 'DRAFT');
    await writeChanges(tx, id, accessor_changes);
    await tx.db.accessSubmission.update({ where: { id }, data: { modified: tx.now } });
    const facts = { people: accessor_changes.length };
    return changed(await readSubmissionRow(tx, id), { subjectId: id, facts, touches: [{ topic: 'access' }] });
  });
}
