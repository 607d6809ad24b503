import { revokeAccessOperation } from '@/lib/contracts/access/approvals';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { endApprovals } from '@/lib/services/access/end-approvals';
import { hasOtherAccess } from '@/lib/services/access/keeps-access';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { lockPair } from '@/lib/services/access/lock-pairs';
import { holdRequirement } from '@/lib/services/access/requirement-row';
import { followEnds } from '@/lib/services/access-notices/follow-approvals';
import { pairsAround } from '@/lib/services/access-notices/pairs-of';
import { reconsiderRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { change, changed } from '@/lib/services/audit/change';

type Input = InputOf<typeof revokeAccessOperation>;
type Answer = AnswerOf<typeof revokeAccessOperation>;

const SHORTEST_REASON = 3;

/**
 * Ends all live approvals of a requirement through a submitter, and tells those who lose access; a dry run only counts.
 * @throws not_allowed; validation_failed for an unknown requirement or person, and without a reason; moved_on where there is nothing to end
 */
export async function revokeAccess(ctx: Ctx, input: Input): Promise<Answer> {
  if (input.dry_run) return transaction(ctx, (tx) => count(tx, input));
  const { reason = '' } = input;
  if (reason.length < SHORTEST_REASON)
    throw fieldError('reason', `Must be at least ${SHORTEST_REASON} characters long.`);
  return change(ctx, { operation: revokeAccessOperation.id, subjectType: 'access_requirement' }, async (tx) => {
    const answer = await count(tx, input);
    const ended = await endApprovals(tx, ofPair(input), {
      endedBy: 'committee',
      reason,
      discloseReason: input.tell_reason,
    });
    await followEnds(tx, ended);
    const people = ended.map(({ accessor_id }) => accessor_id);
    await reconsiderRenewals(tx, pairsAround(input.requirement_id, input.submitter_id, people));
    const facts = { submitter_id: input.submitter_id, tell_reason: input.tell_reason, ...answer };
    return changed(answer, { subjectId: input.requirement_id, facts, touches: [{ topic: 'access' }] });
  });
}

const ofPair = ({ requirement_id, submitter_id }: Input) =>
  sql`approval.requirement_id = ${requirement_id}::uuid AND approval.submitter_id = ${submitter_id}::uuid`;

/** Whom it concerns, while nothing else changes that. */
async function count(tx: Ctx, input: Input): Promise<Answer> {
  await holdRequirement(tx, input.requirement_id).catch((error: unknown) => {
    const isUnknown = error instanceof DomainError && error.code === 'not_found';
    throw isUnknown ? fieldError('requirement_id', 'There is no such requirement.') : error;
  });
  if ((await tx.db.user.count({ where: { id: input.submitter_id } })) === 0) {
    throw fieldError('submitter_id', 'There is no such person.');
  }
  await lockPair(tx, input.requirement_id, input.submitter_id);
  const [found] = await tx.db.$queryRaw<{ revoked: number; keep_access: number }[]>(sql`
    SELECT count(*)::int AS revoked, count(*) FILTER (WHERE ${hasOtherAccess(sql`approval`, tx.now)})::int AS keep_access
    FROM access_approval AS approval WHERE ${ofPair(input)} AND ${isLiveApproval(sql`approval`, tx.now)}`);
  const { keep_access, revoked } = found ?? { keep_access: 0, revoked: 0 };
  if (revoked === 0) throw new DomainError('moved_on', { detail: 'No one has access through them.' });
  return { revoked, told: revoked - keep_access, keep_access };
}
