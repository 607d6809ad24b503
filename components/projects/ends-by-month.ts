import type { Project } from '@/lib/contracts/projects/projects';

export type Ending = Omit<Project, 'lifecycle'>;

/** What ends in one month; `key` is its year and month, such as "2026-12". */
export type EndsOfMonth = { key: string; label: string; shortLabel: string; projects: readonly Ending[] };

/** This month and that of a year later are both there. */
const MONTHS = 13;
const long = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/**
 * What ends, in each month from that of a day to the same one of the next year.
 * @param today YYYY-MM-DD
 */
export function endsByMonth(projects: readonly Ending[], today: string): EndsOfMonth[] {
  const first = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS }, (_, at) => monthOf(first + at, projects));
}

function monthOf(number: number, projects: readonly Ending[]): EndsOfMonth {
  const key = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
  const firstDay = Date.parse(`${key}-01T00:00:00Z`);
  return {
    key,
    label: long.format(firstDay),
    shortLabel: short.format(firstDay),
    projects: projects.filter(({ effective_end_date }) => effective_end_date?.startsWith(key) === true),
  };
}
