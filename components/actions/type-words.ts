import { humanized } from '@/lib/core/wording';

const known = new Map([
  ['pending_order', 'Pending orders'],
  ['expiring_resource', 'Expiring resources'],
]);

/** What a type of action is called in the plural; a type that is new here by its own name. */
export function typeWords(actionType: string): string {
  return known.get(actionType) ?? humanized(actionType);
}
