import { findReminderError, REMINDERS_OPTION, reminderSchedule } from '@/lib/contracts/marketplace/reminder-schedule';
import { inOrder } from '@/lib/core/reminder-urgency';

type Options = Readonly<Record<string, unknown>>;

/** The reminder schedule of an offering's own; null where it has none or one that cannot be used. */
export function ownSchedule(options: Options): number[] | null {
  const parsed = reminderSchedule.safeParse(options[REMINDERS_OPTION]);
  return parsed.success ? inOrder(parsed.data) : null;
}

/** What is wrong with a text such as "30, 14, 7"; undefined when it is a schedule. An empty one uses the default. */
export function findTypedError(text: string): string | undefined {
  const days = typedDays(text);
  if (days === null) return undefined;
  return findReminderError({ [REMINDERS_OPTION]: days }) ?? undefined;
}

/** The days in a text such as "30, 14, 7", as they are to be saved; null for an empty text. */
export function typedDays(text: string): number[] | null {
  if (text.trim() === '') return null;
  return text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
}
