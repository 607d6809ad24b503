import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`, without a zone. Compares correctly as text. */
export type Day = string;

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function toDate(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}

/** True when `timeZone` is an IANA zone that this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  return timeZone.includes('/') || timeZone === 'UTC' ? isKnownZone(timeZone) : false;
}

function isKnownZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** A zone as a row names it, or `fallback` where nothing knows it. */
export function knownZone(stored: string, fallback: string): string {
  return isTimeZone(stored) ? stored : fallback;
}

/**
 * The latest wall-clock time (local, without a zone) that a zone's clocks have reached by an instant: of one that they show twice
 * the first time counts, so during the second all of them are reached.
 */
export function wallClockReached(instant: Date, timeZone: string): string {
  const moment = zoned(instant, timeZone);
  const first = moment.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  // The turn itself is no turn before.
  const turn = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const isSecondTime = first.epochMilliseconds < moment.epochMilliseconds && turn !== null;
  const reached = isSecondTime ? turn.subtract({ milliseconds: 1 }) : moment;
  return reached.toPlainDateTime().toString();
}

/**
 * The instant at which a zone's clocks first show a wall-clock time, or have passed it: of one that comes twice the earlier, of one
 * that they skip the first that exists after it.
 */
export function firstInstantOf(wallClock: string, timeZone: string): Date {
  const wall = Temporal.PlainDateTime.from(wallClock);
  const moment = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (moment.toPlainDateTime().equals(wall)) return toDate(moment);
  return toDate(moment.getTimeZoneTransition('next') ?? moment);
}

/** What a zone's clocks show at an instant: the day, and the time to the millisecond. */
export function localTime(instant: Date, timeZone: string): { day: Day; time: string } {
  const moment = zoned(instant, timeZone);
  return { day: moment.toPlainDate().toString(), time: moment.toPlainTime().toString({ fractionalSecondDigits: 3 }) };
}

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Date, timeZone: string): Day {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** Whole calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The same day `months` later, clamped to the month's end: 31 January + 1 month is the last day of February. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();
}

/** A day `days` later; earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day so many days, months or years earlier, clamped to the month's end. */
export function earlierDay(day: Day, span: { days?: number; months?: number; years?: number }): Day {
  return Temporal.PlainDate.from(day).subtract(span, { overflow: 'constrain' }).toString();
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The instant of a wall-clock time on a day in a zone; a time that DST skips moves forward. */
export function atTime(day: Day, time: string, timeZone: string): Date {
  const plainTime = Temporal.PlainTime.from(time);
  return toDate(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }));
}

/** True for a real calendar day written as `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}
