import { requirePerson } from '@/lib/auth/require';
import { type AccessSubmission, createAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { isRenewal } from '@/lib/services/access/is-renewal';
import { holdRequirement } from '@/lib/services/access/requirement-row';
import { requireUnarchived } from '@/lib/services/access-submissions/require-unarchived';
import { readSubmissionRow } from '@/lib/services/access-submissions/submission-row';
import { writeChanges } from '@/lib/services/access-submissions/write-changes';
import { change, changed } from '@/lib/services/audit/change';

/** Drafts a submission. @throws validation_failed for no requirement; rule_broken for an archived one; already_exists naming the open one */
export function createAccessSubmission(
  ctx: Ctx,
  { accessor_changes, requirement_id }: InputOf<typeof createAccessSubmissionOperation>,
): Promise<AccessSubmission> {
  const { userId: submitter_id } = requirePerson(ctx);
  return change(ctx, { operation: createAccessSubmissionOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const requirement = await holdRequirement(tx, requirement_id).catch((error: unknown) => {
      const isUnknown = error instanceof DomainError && error.code === 'not_found';
      throw isUnknown ? fieldError('requirement_id', 'There is no such requirement.') : error;
    });
    requireUnarchived(requirement);
    await requireNoneOpen(tx, requirement_id, submitter_id);
    const is_renewal = await isRenewal(tx, requirement_id, submitter_id);
    const { id } = await tx.db.accessSubmission.create({
      data: {
        requirement_id,
        submitter_id,
        requirement_version: requirement.version,
        is_renewal,
        created: tx.now,
        modified: tx.now,
      },
    });
    await writeChanges(tx, id, accessor_changes);
    const facts = { requirement_id, people: accessor_changes.length };
    return changed(await readSubmissionRow(tx, id), { subjectId: id, facts, touches: [{ topic: 'access' }] });
  });
}

async function requireNoneOpen({ db }: Ctx, requirementId: string, submitterId: string): Promise<void> {
  const [open] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM access_submission
    WHERE requirement_id = ${requirementId}::uuid AND submitter_id = ${submitterId}::uuid AND state IN ('DRAFT', 'SUBMITTED')`);
  if (open === undefined) return;
  const detail = 'You already have an open submission for this.';
  throw new DomainError('already_exists', { detail, members: { submission_id: open.id } });
}
