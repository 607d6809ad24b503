import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { lockPair } from '@/lib/services/access/lock-pairs';
import { holdRequirement } from '@/lib/services/access/requirement-row';
import { readSubmissionRow } from '@/lib/services/access-submissions/submission-row';

export type HeldSubmission = { submission: AccessSubmission; requirement: AccessRequirement };

/**
 * A submission that the caller reads, with its requirement; neither changes otherwise until the transaction ends, nor does what
 * the submitter's people have access to by it. @throws not_found
 */
export async function holdSubmission(tx: Ctx, id: string): Promise<HeldSubmission> {
  const { requirement_id, submitter_id } = await readSubmissionRow(tx, id);
  const requirement = await holdRequirement(tx, requirement_id);
  await lockPair(tx, requirement_id, submitter_id);
  await tx.db.$executeRaw(sql`SELECT FROM access_submission WHERE id = ${id}::uuid FOR UPDATE`);
  return { submission: await readSubmissionRow(tx, id), requirement };
}

/** The same of one's own submission. @throws not_found; not_allowed for who reads it and is not its submitter */
export async function holdOwnSubmission(tx: Ctx, id: string): Promise<HeldSubmission> {
  const held = await holdSubmission(tx, id);
  requireSubmitter(tx, held.submission);
  return held;
}

/** @throws not_allowed for anybody but the submitter */
export function requireSubmitter(ctx: Ctx, { submitter_id }: AccessSubmission): void {
  if (submitter_id !== callerId(ctx)) throw new DomainError('not_allowed');
}

/** Refuses what another state asks for. @throws moved_on with the state */
export function requireSubmissionState(
  { state }: AccessSubmission,
  ...expected: readonly AccessSubmission['state'][]
): void {
  if (expected.includes(state)) return;
  throw new DomainError('moved_on', { detail: `The submission is ${words[state]}.`, members: { state } });
}

const words: Readonly<Record<AccessSubmission['state'], string>> = {
  DRAFT: 'a draft',
  SUBMITTED: 'submitted',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
};
