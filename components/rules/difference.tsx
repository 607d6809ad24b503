import { memberLabels } from '@/components/rules/member-labels';
import type { RuleVersion } from '@/lib/contracts/rule-versions';
import { humanized } from '@/lib/core/wording';

/** One thing that a version changed: what it was and what it became. */
export function Difference({ difference: { from, path, to } }: { difference: RuleVersion['differences'][number] }) {
  return (
    <p className="break-words text-sm text-text-muted">
      {labelOf(path)}: <del>{inWords(from)}</del> → <ins>{inWords(to)}</ins>
    </p>
  );
}

const labels: Readonly<Record<string, string>> = memberLabels;

function labelOf(path: string): string {
  const known = labels[path];
  if (known !== undefined) return known;
  const [first = '', ...rest] = path.split('.');
  const below = rest
    .filter((part) => part !== 'config')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part));
  return [labels[first] ?? humanized(first), ...below.map(humanized)].join(' › ');
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
