import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';

/** Whether nobody on whom a rule acted can match it any more. */
export function endsMatch({ action, filters }: Pick<RuleDefinition, 'action' | 'filters'>): boolean {
  const ends = actionOf(action).endsMatch;
  return typeof ends === 'function' ? ends(filters, action.config) : ends === 'yes';
}
