import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';

type Weighed = Pick<RuleDefinition, 'action' | 'approval_policy' | 'protect_staff'>;

/** Whether a second person has to approve whom a rule acts on. */
export function needsApproval({ action, approval_policy, protect_staff }: Weighed): boolean {
  return approval_policy === 'always' || !protect_staff || actionOf(action).isDestructive;
}
