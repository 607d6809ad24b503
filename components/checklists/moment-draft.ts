import { atTime, isDay, localTime } from '@/lib/core/dates';

const MINUTES = 5;

/** The day and the time of an answer as they stand in their fields; empty without one. */
export type MomentDraft = { day: string; time: string };

export function momentDraft(answer: unknown, zone: string): MomentDraft {
  const instant = new Date(String(answer));
  if (typeof answer !== 'string' || Number.isNaN(instant.getTime())) return { day: '', time: '' };
  const { day, time } = localTime(instant, zone);
  return { day, time: time.slice(0, MINUTES) };
}

/** The instant that the fields say; null where both are empty, undefined where only one is filled in. */
export function momentOf({ day, time }: MomentDraft, zone: string): string | null | undefined {
  if (day === '' && time === '') return null;
  return isDay(day) && time !== '' ? atTime(day, time, zone).toISOString() : undefined;
}
