import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { DomainError } from '@/lib/core/errors';

/** @throws rule_broken for an archived requirement, which takes no submissions */
export function requireUnarchived({ is_archived, label }: AccessRequirement): void {
  if (is_archived) throw new DomainError('rule_broken', { detail: `${label} is archived and takes no submissions.` });
}
