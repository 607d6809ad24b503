import { addMonths, type Day, isDay } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { changeProject } from '@/lib/services/projects/change-project';
import { type HeldProject, holdProject } from '@/lib/services/projects/held-project';
import { readSettings } from '@/lib/services/settings/read-settings';

const anyVersion = { requireVersion: () => undefined };

/**
 * Moves the end date of a project by PROJECT_EXTENSION_MONTHS. Inside a transaction.
 * @throws not_found; not_allowed; moved_on for a deleted project; rule_broken without an end date, or where there is no later day
 */
export async function extendProject(tx: Ctx, uuid: string): Promise<{ end_date: Day }> {
  const end_date = await usualExtension(tx, await holdProject(tx, uuid));
  await changeProject(tx, { uuid, end_date }, anyVersion);
  return { end_date };
}

/** The day to which a project is extended: the same one, clamped to the month's end; counted from today where the project would still be over. */
export async function usualExtension({ db }: Ctx, { effective_end_date, end_date, today }: HeldProject): Promise<Day> {
  if (end_date === null) throw new DomainError('rule_broken', { detail: 'The project has no end date.' });
  const { PROJECT_EXTENSION_MONTHS: months } = await readSettings(db);
  const extended = addMonths(end_date, months);
  // Without grace, a project is over on its end date itself.
  const isOver = extended < today || (extended === today && effective_end_date === end_date);
  const end = isOver ? addMonths(today, months) : extended;
  if (!isDay(end)) throw new DomainError('rule_broken', { detail: 'The project can’t be extended any further.' });
  return end;
}
