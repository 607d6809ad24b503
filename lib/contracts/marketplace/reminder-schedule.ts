import { z } from 'zod';

const NOT_DAYS = 'Each reminder must be a whole number of days from 0 to 3650.';

/** A reminder schedule: days before the end, in any order. */
export const reminderSchedule = z
  .array(z.int({ error: NOT_DAYS }).min(0, { error: NOT_DAYS }).max(3650, { error: NOT_DAYS }), {
    error: 'Give a list of days before the end, for example [30, 14, 7, 1].',
  })
  .min(1, { error: 'Give at least one day.' })
  .max(100, { error: 'Give at most 100 days.' });

/** The option of an offering that holds its own reminder schedule; null or left out where it has none. */
export const REMINDERS_OPTION = 'resource_expiration_reminders';

/** Why an offering's options hold a schedule that cannot be used; null where it has none or a good one. */
export function findReminderError(pluginOptions: Readonly<Record<string, unknown>>): string | null {
  const given = pluginOptions[REMINDERS_OPTION];
  if (given === undefined || given === null) return null;
  return reminderSchedule.safeParse(given).error?.issues[0]?.message ?? null;
}
