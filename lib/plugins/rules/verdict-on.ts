import type { FilterNode, PartConfig } from '@/lib/contracts/rules/definition';

/** What is known of a condition for everyone: that it holds, that it does not, or null for neither. */
export type Verdict = (condition: PartConfig) => boolean | null;

/** What is known of a tree for everyone, by what is known of its conditions. */
export function verdictOn(node: FilterNode, verdict: Verdict): boolean | null {
  if ('key' in node) return verdict(node);
  if ('not' in node) {
    const inner = verdictOn(node.not, verdict);
    return inner === null ? null : !inner;
  }
  const decisive = 'any' in node;
  const verdicts = ('all' in node ? node.all : node.any).map((one) => verdictOn(one, verdict));
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(null) ? null : !decisive;
}

/** What the status of everyone says of a condition, at the instant at which they got it. */
export function verdictOfStatus(status: 'active' | 'suspended', { config, key }: PartConfig): boolean | null {
  if (key === 'user_status') return config['status'] === status;
  // Nobody has been in a status for a day when it begins, and nobody who is active is suspended.
  if (key === 'duration') return ['suspended_at', 'deleted_at'].includes(String(config['since'])) ? false : null;
  return key === 'has_open_actions' && status === 'suspended' ? false : null;
}
