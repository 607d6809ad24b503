import type { RulePreview } from '@/lib/contracts/rules/preview';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';

/** Whether the people of a preview still need an approval; one that has expired, or that a run has used, no longer counts. */
export function isToBeApproved(
  { count, set_hash }: Pick<RulePreview, 'count' | 'set_hash'>,
  { approval, status }: Pick<ScheduledRule, 'approval' | 'status'>,
): boolean {
  if (approval.state === 'none' || status === 'archived' || count === 0) return false;
  return approval.state !== 'given' || approval.set_hash !== set_hash;
}
