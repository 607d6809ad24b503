import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** Refuses a decision of who is in the submission, as submitter or accessor. @throws rule_broken */
export function requireOutsider(ctx: Ctx, { accessor_changes, submitter_id }: AccessSubmission): void {
  const caller = callerId(ctx);
  if (caller !== submitter_id && !accessor_changes.some(({ user_id }) => user_id === caller)) return;
  throw new DomainError('rule_broken', {
    detail: 'You are part of this submission. Somebody else has to decide it.',
  });
}
