import type { RuleDefinition } from '@/lib/contracts/rules/definition';

/** A cap of a rule that a list is above, and how many it allows. */
export type ExceededCap = { cap: 'max_users' | 'max_percent'; found: number; allowed: number };

type Caps = Pick<RuleDefinition, 'max_users' | 'max_percent'>;

/** The first cap that a list of `found` people is above; null when it may go ahead. A share of less than one person counts as one. */
export function exceededCap({ max_percent, max_users }: Caps, found: number, active: number): ExceededCap | null {
  if (found > max_users) return { cap: 'max_users', found, allowed: max_users };
  const allowed = Math.max(1, Math.floor((active * Math.round(max_percent * 10)) / 1_000));
  return found > allowed ? { cap: 'max_percent', found, allowed } : null;
}
