import type { RuleRun, RunCounts } from '@/lib/contracts/scheduled-rule-runs';
import { formatCount } from '@/lib/core/wording';

const words: readonly (readonly [keyof RunCounts, string])[] = [
  ['done', 'done'],
  ['warned', 'warned'],
  ['failed', 'failed'],
  ['needs_attention', 'need attention'],
  ['skipped', 'skipped'],
  ['already_done', 'already done'],
  ['excluded', 'left out'],
  ['undone', 'undone'],
];

/** What came of a run, in a line. */
export function outcomeOf({ counts, failure, people_count, quarantine_reason, state }: RuleRun): string {
  if (failure !== '') return failure;
  if (quarantine_reason !== null) {
    const { allowed, found } = quarantine_reason;
    return `Found ${formatCount(found, 'person', 'people')}; at most ${allowed.toLocaleString('en')} allowed.`;
  }
  if (state === 'waiting_for_approval')
    return `${formatCount(people_count, 'person waits', 'people wait')} for approval.`;
  const parts = words.flatMap(([name, word]) =>
    counts[name] > 0 ? [`${counts[name].toLocaleString('en')} ${word}`] : [],
  );
  return parts.length === 0 ? 'No one matched.' : parts.join(', ');
}
