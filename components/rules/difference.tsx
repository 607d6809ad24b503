import { memberLabels } from '@/components/rules/member-labels';
import { type PartLabels, valueInWords } from '@/components/rules/value-in-words';
import type { RuleVersion } from '@/lib/contracts/rules/versions';
import { humanized } from '@/lib/core/wording';

interface DifferenceProps {
  difference: RuleVersion['differences'][number];
  labels: PartLabels;
}

/** One thing that a version changed: what it was and what it became. */
export function Difference({ difference: { from, path, to }, labels }: DifferenceProps) {
  return (
    <p className="break-words text-sm text-text-muted">
      {labelOf(path)}: <del>{valueInWords(from, labels)}</del> → <ins>{valueInWords(to, labels)}</ins>
    </p>
  );
}

const memberLabelOf: Readonly<Record<string, string>> = memberLabels;

function labelOf(path: string): string {
  const known = memberLabelOf[path];
  if (known !== undefined) return known;
  const [first = '', ...rest] = path.split('.');
  const below = rest
    .filter((part) => part !== 'config')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part));
  return [memberLabelOf[first] ?? humanized(first), ...below.map(humanized)].join(' › ');
}
