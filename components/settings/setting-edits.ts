import { boundsOf } from '@/components/settings/setting-groups';
import { type SettingKey, type Settings, settingsSchema } from '@/lib/contracts/settings';

export type SettingValue = Settings[SettingKey];

/** Edits as far as they differ from what is saved: what a save sends. */
export function changesAmong(edits: Partial<Settings>, saved: Settings): Partial<Settings> {
  const known: Readonly<Record<string, unknown>> = saved;
  const differing = Object.entries(edits).filter(([key, value]) => !isSame(value, known[key]));
  return Object.fromEntries(differing);
}

/** Whether two values of a setting are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is wrong with a value; undefined when it can be saved. */
export function findSettingError(key: SettingKey, value: unknown): string | undefined {
  const parsed = settingsSchema.shape[key].safeParse(value);
  if (parsed.success) return undefined;
  if (key === 'USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS') {
    return 'Enter whole numbers of days from 0 to 3650, separated by commas.';
  }
  const bounds = boundsOf(key);
  return bounds === null ? 'Choose a value.' : `Enter a whole number from ${bounds.least} to ${bounds.most}.`;
}

/** The days in a text such as "30, 14, 7": each once, latest first; null for what is no list of whole numbers. */
export function daysIn(text: string): number[] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => /^\d{1,5}$/.test(part))) return null;
  return [...new Set(parts.map(Number))].toSorted((a, b) => b - a);
}
