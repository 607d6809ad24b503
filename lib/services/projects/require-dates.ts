import type { Day } from '@/lib/core/dates';
import { fieldError } from '@/lib/core/errors';

/** Days of a project; those that are left out stay. */
type Dates = { start_date: Day | null; end_date: Day | null };

export const TOO_EARLY = 'Cannot be earlier than the current date.';

/**
 * Refuses dates that a project may not be given. Only what changes is checked, so dates in the past may be sent back.
 * @param before null for a new project. @param today the day in its zone
 * @throws validation_failed naming the field
 */
export function requireDates(before: Dates | null, wanted: Dates, today: Day): void {
  const isStartChanged = wanted.start_date !== (before?.start_date ?? null);
  const isEndChanged = wanted.end_date !== (before?.end_date ?? null);
  if (isStartChanged && before !== null && hasStarted(before, today)) {
    throw fieldError('start_date', 'The project has started.');
  }
  if (isStartChanged && wanted.start_date !== null && wanted.start_date < today)
    throw fieldError('start_date', TOO_EARLY);
  if (isEndChanged && wanted.end_date !== null && wanted.end_date < today) throw fieldError('end_date', TOO_EARLY);
  const { end_date, start_date } = wanted;
  if ((isStartChanged || isEndChanged) && start_date !== null && end_date !== null && end_date < start_date) {
    throw fieldError('end_date', 'Must not be earlier than start_date.');
  }
}

/** One without a start date began when it was created. */
function hasStarted({ start_date }: Dates, today: Day): boolean {
  return start_date === null || start_date <= today;
}
