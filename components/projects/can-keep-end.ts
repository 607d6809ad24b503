import type { Project } from '@/lib/contracts/projects/projects';

/** Whether a project that is recovered today works with the end date that it had: until that day, and with grace on it. */
export function canKeepEnd(
  { effective_end_date, end_date }: Pick<Project, 'effective_end_date' | 'end_date'>,
  today: string,
): boolean {
  if (end_date === null) return false;
  return end_date > today || (end_date === today && effective_end_date !== end_date);
}
