import type { RuleRun, RunCounts } from '@/lib/contracts/rules/runs';
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

/** "3 done, 1 failed"; empty where there is nothing to count. */
export function countsInWords(counts: RunCounts): string {
  return words
    .flatMap(([name, word]) => (counts[name] > 0 ? [`${counts[name].toLocaleString('en')} ${word}`] : []))
    .join(', ');
}

/** What is said of a run that has counted no one, where it is not that no one matched. */
const nothingCounted: Readonly<Partial<Record<RuleRun['state'], string>>> = {
  queued: 'Not started yet.',
  running: 'Just started.',
  cancelled: 'Nothing was done.',
};

type Outcome = Pick<RuleRun, 'counts' | 'failure' | 'people_count' | 'quarantine_reason' | 'state'>;

/** What came of a run, in a line. */
export function outcomeOf({ counts, failure, people_count, quarantine_reason, state }: Outcome): string {
  if (failure !== '') return failure;
  if (state === 'quarantined' && quarantine_reason !== null) {
    const { allowed, found } = quarantine_reason;
    return `Found ${formatCount(found, 'person', 'people')}; the limit allows ${allowed.toLocaleString('en')}. Nothing was done.`;
  }
  if (state === 'waiting_for_approval')
    return `${formatCount(people_count, 'person waits', 'people wait')} for approval.`;
  return countsInWords(counts) || nothingCounted[state] || 'No one matched.';
}
