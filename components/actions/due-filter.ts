import type { ComposedFilter } from '@/lib/client/filters/filter';
import { formatCount } from '@/lib/core/wording';

/** Overdue alone, or due within so many days; '' for any due date. */
type Due = 'overdue' | `${number}` | '';

type DueQuery = { overdue: 'true' } | { due_within_days: string };

export const dueOptions = [
  { id: 'overdue', label: 'Overdue' },
  { id: '1', label: 'Due within a day' },
  { id: '7', label: 'Due within 7 days' },
  { id: '14', label: 'Due within 14 days' },
  { id: '30', label: 'Due within 30 days' },
] as const;

type DueOption = { id: Exclude<Due, ''>; label: string };

/** What the menu offers: the usual spans, and the one in force that an address asked for. */
export function dueOptionsWith(due: Due): readonly DueOption[] {
  if (due === '' || due === 'overdue' || dueOptions.some(({ id }) => id === due)) return dueOptions;
  const label = due === '0' ? 'Due today or overdue' : `Due within ${formatCount(Number(due), 'day', 'days')}`;
  return [...dueOptions, { id: due, label }];
}

/** When actions are due: the menu offers some spans, an address may name any number of days. */
export const dueFilter: ComposedFilter<Due, DueQuery> = {
  type: 'composed',
  control: { type: 'menu', label: 'Due', any: 'Any due date', options: dueOptions },
  off: '',
  parse: (read) => (read('overdue') === 'true' ? 'overdue' : daysOf(read('due_within_days'))),
  write: queryOf,
  address: (due) => queryOf(due) ?? {},
};

function daysOf(text: string): Due {
  return /^\d{1,4}$/.test(text) ? `${Number(text)}` : '';
}

function queryOf(due: Due): DueQuery | null {
  if (due === '') return null;
  return due === 'overdue' ? { overdue: 'true' } : { due_within_days: due };
}
