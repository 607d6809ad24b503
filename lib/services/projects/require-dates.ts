import type { Day } from '@/lib/core/dates';
import { fieldError } from '@/lib/core/errors';

/** Days of a project; those that are left out stay. */
type Dates = { start_date: Day | null; end_date: Day | null };

const TOO_EARLY = 'Cannot be earlier than the current date.';
const BEFORE_START = 'Must not be earlier than start_date.';

/**
 * Refuses dates that a project may not be given. Only what changes is checked, so dates in the past may be sent back.
 * @param before null for a new project. @param today the day in its zone
 * @throws validation_failed naming the field
 */
export function requireDates(before: Dates | null, requested: Dates, today: Day): void {
  const isStartChanged = requested.start_date !== (before?.start_date ?? null);
  const isEndChanged = requested.end_date !== (before?.end_date ?? null);
  if (isStartChanged && before !== null && hasStarted(before, today)) {
    throw fieldError('start_date', 'The project has started.');
  }
  if (isStartChanged && requested.start_date !== null && requested.start_date < today)
    throw fieldError('start_date', TOO_EARLY);
  if (isEndChanged && requested.end_date !== null && requested.end_date < today)
    throw fieldError('end_date', TOO_EARLY);
  const { end_date, start_date } = requested;
  if ((isStartChanged || isEndChanged) && isBefore(end_date, start_date)) throw fieldError('end_date', BEFORE_START);
}

/** Refuses another zone in which a project that has started has not. @param today the day in that zone @throws validation_failed */
export function requireStarted({ start_date, today: day }: { start_date: Day | null; today: Day }, today: Day): void {
  if (start_date !== null && start_date <= day && start_date > today)
    throw fieldError('time_zone', 'The project has started; in this time zone, its start date lies ahead.');
}

/** Why a project may not be given this end date; null when it may. */
export function findEndDateError(
  endOn: Day,
  { start_date, today }: { start_date: Day | null; today: Day },
): string | null {
  if (endOn < today) return TOO_EARLY;
  return isBefore(endOn, start_date) ? BEFORE_START : null;
}

function isBefore(end: Day | null, start: Day | null): boolean {
  return end !== null && start !== null && end < start;
}

/** One without a start date began when it was created. */
function hasStarted({ start_date }: Dates, today: Day): boolean {
  return start_date === null || start_date <= today;
}
