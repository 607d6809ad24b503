import { approveAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { endApprovals } from '@/lib/services/access/end-approvals';
import { expiryOf } from '@/lib/services/access/expiry-of';
import { grantAccess } from '@/lib/services/access/grant-access';
import { followEnds, followGrant } from '@/lib/services/access-notices/follow-approvals';
import { followSubmission } from '@/lib/services/access-submissions/follow-submission';
import {
  type HeldSubmission,
  holdSubmission,
  requireSubmissionState,
} from '@/lib/services/access-submissions/hold-submission';
import { requireOutsider } from '@/lib/services/access-submissions/require-reviewer';
import { change } from '@/lib/services/audit/change';

type Answer = AnswerOf<typeof approveAccessSubmissionOperation>;
type LeftOut = { user_id: string; reason: string };

/**
 * Approves a submission: people get, keep or lose access as it asks, all in one transaction.
 * @throws not_allowed; not_found; rule_broken for who is in it, and when its submitter is not active any more; moved_on
 */
export async function approveAccessSubmission(
  ctx: Ctx,
  { id }: InputOf<typeof approveAccessSubmissionOperation>,
): Promise<Answer> {
  return change(ctx, { operation: approveAccessSubmissionOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const held = await holdSubmission(tx, id);
    const { submission } = held;
    requireOutsider(tx, submission);
    requireSubmissionState(submission, 'SUBMITTED');
    const left_out = await peopleLeftOut(tx, submission.id);
    await requireActiveSubmitter(tx, submission.submitter_id);
    const approval_count = await carryOut(tx, held, new Set(left_out.map(({ user_id }) => user_id)));
    const review = { reviewed_at: tx.now, reviewed_by_id: callerId(tx), modified: tx.now };
    await tx.db.accessSubmission.update({ where: { id }, data: { state: 'APPROVED', left_out, ...review } });
    const { answer, change: followed } = await followSubmission(tx, submission);
    return { answer: { ...answer, approval_count }, change: followed };
  });
}

/** Whoever loses access first, so that who was left out keeps what they have. Says how many have access now. */
async function carryOut(
  tx: Ctx,
  { requirement, submission }: HeldSubmission,
  leftOut: ReadonlySet<string>,
): Promise<number> {
  const { accessor_changes, requirement_id: requirementId, submitter_id: submitterId } = submission;
  const revoked = accessor_changes.flatMap(({ type, user_id }) => (type === 'REVOKE_ACCESS' ? [user_id] : []));
  const ofPair = sql`approval.requirement_id = ${requirementId}::uuid AND approval.submitter_id = ${submitterId}::uuid`;
  const ofRevoked = sql`${ofPair} AND approval.accessor_id = ANY(${revoked}::uuid[])`;
  await followEnds(tx, await endApprovals(tx, ofRevoked, { endedBy: 'submission' }));
  const accessorIds = accessor_changes.flatMap(({ type, user_id }) =>
    type === 'REVOKE_ACCESS' || leftOut.has(user_id) ? [] : [user_id],
  );
  const grant = {
    requirementId,
    submitterId,
    accessorIds,
    version: requirement.version,
    expiredOn: expiryOf(requirement, tx.now),
  };
  const count = await grantAccess(tx, grant);
  await followGrant(tx, grant, requirement);
  return count;
}

/** Who was to get or keep access and is not active any more. */
function peopleLeftOut({ db }: Ctx, submissionId: string): Promise<LeftOut[]> {
  return db.$queryRaw<LeftOut[]>(sql`
    SELECT wanted.user_id, 'not_active' AS reason
    FROM access_submission_change AS wanted JOIN user_account AS person ON person.id = wanted.user_id
    WHERE wanted.submission_id = ${submissionId}::uuid AND wanted.type <> 'REVOKE_ACCESS' AND person.status <> 'active'
    ORDER BY wanted.position FOR SHARE OF person`);
}

async function requireActiveSubmitter({ db }: Ctx, submitterId: string): Promise<void> {
  const [person] = await db.$queryRaw<{ status: string }[]>(
    sql`SELECT status FROM user_account WHERE id = ${submitterId}::uuid FOR SHARE`,
  );
  if (person?.status === 'active') return;
  throw new DomainError('rule_broken', { detail: 'The submitter is not active any more.' });
}
