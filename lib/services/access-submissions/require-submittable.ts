import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import type { HeldSubmission } from '@/lib/services/access-submissions/hold-submission';

type PersonError = { user_id: string; reason: 'not_active' | 'has_access' | 'no_access' };

/** Refuses to submit what could not be approved as it is. @throws rule_broken, with `people` or `documents` where these are at fault */
export async function requireSubmittable(tx: Ctx, { requirement, submission }: HeldSubmission): Promise<void> {
  await requireSelfOrNobody(tx, submission);
  const people = await findPersonErrors(tx, submission.id);
  if (people.length > 0) {
    throw new DomainError('rule_broken', {
      detail: 'Some people can’t be part of this submission.',
      members: { people },
    });
  }
  const given = new Set(submission.documents.map(({ kind }) => kind));
  const documents = [
    ...(requirement.is_duc_required && !given.has('duc') ? ['duc'] : []),
    ...(requirement.is_irb_approval_required && !given.has('irb') ? ['irb'] : []),
  ];
  if (documents.length > 0) {
    throw new DomainError('rule_broken', { detail: 'A required document is missing.', members: { documents } });
  }
}

/** Whoever has others let in answers for them, and so has to be let in as well; until they end it for everybody. */
async function requireSelfOrNobody({ db, now }: Ctx, submission: HeldSubmission['submission']): Promise<void> {
  const { accessor_changes, requirement_id, submitter_id } = submission;
  const own = accessor_changes.find(({ user_id }) => user_id === submitter_id);
  if (own !== undefined && own.type !== 'REVOKE_ACCESS') return;
  const revoked = accessor_changes.flatMap(({ type, user_id }) => (type === 'REVOKE_ACCESS' ? [user_id] : []));
  const [live] = await db.$queryRaw<{ all: number; kept: number }[]>(sql`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE accessor_id <> ALL(${revoked}::uuid[]))::int AS kept
    FROM access_approval AS approval
    WHERE requirement_id = ${requirement_id}::uuid AND submitter_id = ${submitter_id}::uuid AND ${isLiveApproval(sql`approval`, now)}`);
  if (live !== undefined && live.all > 0 && live.kept === 0) return;
  throw new DomainError('rule_broken', { detail: 'Include yourself, or revoke everybody.' });
}

function findPersonErrors({ db, now }: Ctx, submissionId: string): Promise<PersonError[]> {
  return db.$queryRaw<PersonError[]>(sql`
    SELECT user_id, reason FROM (
      SELECT wanted.user_id, wanted.position, CASE
        WHEN person.id IS NULL OR (wanted.type <> 'REVOKE_ACCESS' AND person.status <> 'active') THEN 'not_active'
        WHEN wanted.type = 'GAIN_ACCESS' AND approval.id IS NOT NULL THEN 'has_access'
        WHEN wanted.type <> 'GAIN_ACCESS' AND approval.id IS NULL THEN 'no_access' END AS reason
      FROM access_submission_change AS wanted
      JOIN access_submission AS submission ON submission.id = wanted.submission_id
      LEFT JOIN user_account AS person ON person.id = wanted.user_id
      LEFT JOIN access_approval AS approval ON approval.requirement_id = submission.requirement_id
        AND approval.submitter_id = submission.submitter_id AND approval.accessor_id = wanted.user_id
        AND ${isLiveApproval(sql`approval`, now)}
      WHERE wanted.submission_id = ${submissionId}::uuid) AS judged
    WHERE reason IS NOT NULL ORDER BY position`);
}
