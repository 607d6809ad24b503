import type { Project } from '@/lib/contracts/projects/projects';
import { formatCount, formatPlainDay } from '@/lib/core/wording';

type Ending = Pick<Project, 'days_until_end' | 'effective_end_date' | 'end_date' | 'start_date' | 'state'>;

/** When a project ends, in a few words for lists: "Ends in 12 days", "Grace until 3 Dec 2026"; empty where it doesn't end. */
export function endInWords({
  days_until_end: days,
  effective_end_date: last,
  end_date,
  start_date,
  state,
}: Ending): string {
  if (state === 'creating' && start_date !== null) return `Starts ${formatPlainDay(start_date)}`;
  if (last === null || days === null || end_date === null || state === 'soft_deleted') return '';
  if (state === 'expired') return `Ended ${formatPlainDay(end_date)}`;
  if (state === 'in_grace') return `Grace until ${formatPlainDay(last)}`;
  return `Ends ${formatPlainDay(end_date)}, ${inDays(days - daysBetween(end_date, last))}`;
}

const DAY_MS = 86_400_000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** "today", "tomorrow", "in 12 days", "3 days ago". */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days > 0 ? `in ${formatCount(days, 'day', 'days')}` : `${formatCount(-days, 'day', 'days')} ago`;
}
