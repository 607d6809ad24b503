import type { SilenceRequest, UserAction } from '@/lib/contracts/actions/actions';
import { atHour, laterDay, nextMonday } from '@/lib/core/wall-clock';
import { dayIn, formatDay, formatSoon } from '@/lib/core/wording';

/** For how long something is snoozed, and how messages say it: "Snoozed until …". */
export type SnoozeChoice = {
  id: string;
  label: string;
  mode: NonNullable<SilenceRequest['mode']>;
  /** The instant at which it ends by the clock; null where something else ends it. */
  until: string | null;
  words: string;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MORNING = 9;

/** Snoozes that end by the clock, in the person's own zone. */
export function timedChoices(now: Date, timeZone: string): SnoozeChoice[] {
  const today = dayIn(now, timeZone);
  const morningOf = (day: string) => atHour(day, MORNING, timeZone);
  return [
    timed('hour', '1 hour', new Date(now.getTime() + HOUR_MS), timeZone),
    timed('tomorrow', 'Tomorrow, 9:00', morningOf(laterDay(today, 1)), timeZone),
    timed('monday', 'Next Monday, 9:00', morningOf(nextMonday(now, timeZone)), timeZone),
    timed('week', '7 days', new Date(now.getTime() + 7 * DAY_MS), timeZone),
    timed('month', '30 days', new Date(now.getTime() + 30 * DAY_MS), timeZone),
  ];
}

function timed(id: string, label: string, until: Date, timeZone: string): SnoozeChoice {
  return { id, label, mode: 'until_date', until: until.toISOString(), words: `until ${formatSoon(until, timeZone)}` };
}

/** A snooze until the morning of a picked day. */
export function pickedChoice(day: string, timeZone: string): SnoozeChoice {
  const until = atHour(day, MORNING, timeZone);
  return {
    id: 'date',
    label: 'Choose a date',
    mode: 'until_date',
    until: until.toISOString(),
    words: `until ${formatDay(until, timeZone)}`,
  };
}

const eventChoices: readonly SnoozeChoice[] = [
  { id: 'due', label: 'Until it is due', mode: 'until_due', until: null, words: 'until it is due' },
  { id: 'changed', label: 'Until it changes', mode: 'until_changed', until: null, words: 'until it changes' },
  { id: 'worse', label: 'Until it gets worse', mode: 'until_worse', until: null, words: 'until it gets worse' },
  { id: 'forever', label: 'Forever', mode: 'forever', until: null, words: 'forever' },
];

/** Snoozes that something other than the clock ends; for one action only those that can end. */
export function openChoices(action: UserAction | null, now: Date): SnoozeChoice[] {
  if (action === null) return [...eventChoices];
  const isDueAhead = action.due_date !== null && new Date(action.due_date) > now;
  return eventChoices.filter(
    ({ mode }) => (mode !== 'until_due' || isDueAhead) && (mode !== 'until_worse' || action.urgency !== 'high'),
  );
}

/** Whether a snooze hides an action of high urgency beyond its due date, which needs a reason. */
export function hidesBeyondDue(action: UserAction, { mode, until }: SnoozeChoice): boolean {
  if (action.urgency !== 'high' || mode === 'until_due') return false;
  return until === null || (action.due_date !== null && new Date(action.due_date) < new Date(until));
}
