import type { FilterNode } from '@/lib/contracts/rules/definition';
import { conditionsOf } from '@/lib/services/rules/definition/conditions-of';
import { filterOf } from '@/lib/services/rules/definition/registered-parts';

/** Whether a tree can find deleted people: a condition about them stands outside every `not`. */
export function isAboutDeleted(filters: FilterNode): boolean {
  return conditionsOf(filters).some((one) => !one.isNegated && filterOf(one).isAboutDeleted(one.config));
}
