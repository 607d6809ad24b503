import type { Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** What a kind of event is made from, beside what its query finds. */
export type CalendarWorld = {
  /** On which days before its end people are reminded of a resource, by the schedule of its offering. */
  reminderDays: (own: unknown) => readonly number[];
};

/** What a calendar says of an event. */
export type EventTexts = {
  title: string;
  /** One line each. */
  details: readonly string[];
  /** The page that it leads to, as a path; null where there is none. */
  page: string | null;
  /** When programs remind of it: so many whole days before the event, or at an instant. */
  alarms?: readonly (number | Date)[];
};

/** One kind of event in calendars: a file beside the others, and a line in the registry. */
export type CalendarKind<Facts extends object = object> = {
  /** The beginning of the UID of its events. It never changes. */
  kind: string;
  /**
   * The events of the caller, as a query with these columns: object_id; at, when it is or begins; day, for what lasts a whole
   * day, else null; facts, what `textsOf` is given, as json. Only those from `from` on, an event per object at most.
   */
  find: (ctx: Ctx, from: Date) => Sql;
  /** The words of an event. They say nothing that time alone changes, or programs would be told of a change every day. */
  textsOf: (facts: Facts, world: CalendarWorld) => EventTexts;
};

/** A kind among others, whose facts only itself reads. The cast holds because `textsOf` is given what its own query found. */
export function calendarKind<Facts extends object>(kind: CalendarKind<Facts>): CalendarKind {
  return kind as unknown as CalendarKind;
}
