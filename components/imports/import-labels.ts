import type { Tone } from '@/components/ui/tone';
import type { ImportRun, RecordType } from '@/lib/contracts/imports/imports';
import { formatCount } from '@/lib/core/wording';

/** How an import stands: one that nobody cancelled broke off. */
export function importStateOf({ failure, status }: Pick<ImportRun, 'failure' | 'status'>): {
  tone: Tone;
  word: string;
} {
  return status === 'cancelled' && failure !== '' ? { tone: 'danger', word: 'Interrupted' } : importState[status];
}

const importState: Record<ImportRun['status'], { tone: Tone; word: string }> = {
  queued: { tone: 'neutral', word: 'Queued' },
  running: { tone: 'info', word: 'Running' },
  succeeded: { tone: 'success', word: 'Succeeded' },
  partial: { tone: 'warning', word: 'With errors' },
  failed: { tone: 'danger', word: 'Failed' },
  cancelled: { tone: 'neutral', word: 'Cancelled' },
};

/** What a kind of records is called on screen. */
export const recordLabels: Record<RecordType, string> = {
  customer: 'Customers',
  user: 'People',
  project_type: 'Project categories',
  project: 'Projects',
  role: 'Roles',
  offering: 'Offerings',
  resource: 'Resources',
  order: 'Orders',
  audience: 'Audiences',
  access_requirement: 'Access requirements',
  access_approval: 'Access approvals',
  event: 'Events',
};

export type CountLabel = 'created' | 'updated' | 'unchanged' | 'failed';

/** The sum of one count over every kind of records. */
export function totalOf({ counts }: ImportRun, word: CountLabel): number {
  return Object.values(counts).reduce((sum, one) => sum + one[word], 0);
}

/** "7,198 lines, 7,000 created, 190 updated, 8 errors": what an import did, zeros left out. */
export function formatSummary(run: ImportRun): string {
  const done = (['created', 'updated', 'unchanged'] as const).flatMap((word) => {
    const total = totalOf(run, word);
    return total === 0 ? [] : [`${figures.format(total)} ${word}`];
  });
  const errors = run.error_count === 0 ? [] : [formatCount(run.error_count, 'error', 'errors')];
  return [formatCount(run.lines_read, 'line', 'lines'), ...done, ...errors].join(', ');
}

const figures = new Intl.NumberFormat('en');

/** "1,204": a count in a table. */
export function figure(count: number): string {
  return figures.format(count);
}
