import { z } from 'zod';
import { dayOf, earlierDay, wallClockReached } from '@/lib/core/dates';
import { formatCount } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { dayInWords } from '@/lib/plugins/rules/day-in-words';
import { defineFilter } from '@/lib/plugins/rules/filter';

const MOST = 3_650;
const MARGIN_MS = 6 * 86_400_000;
const instants = ['suspended_at', 'last_sign_in_at', 'created', 'invited_at', 'deleted_at'] as const;
const units = ['days', 'months', 'years'] as const;

const configSchema = z.strictObject({
  since: z.enum(instants).meta({
    title: 'Since',
    isLabelHidden: true,
    labels: {
      suspended_at: 'Suspended',
      last_sign_in_at: 'Last signed in',
      created: 'Account created',
      invited_at: 'Invited',
      deleted_at: 'Deleted',
    },
  }),
  at_least: z
    .strictObject({
      value: z.int().min(1).max(MOST).meta({ title: 'at least' }),
      unit: z.enum(units).meta({ isLabelHidden: true, labels: { days: 'days', months: 'months', years: 'years' } }),
    })
    .meta({ suffix: 'ago' }),
});

type Since = (typeof instants)[number];
type AtLeast = z.output<typeof configSchema>['at_least'];

const columns: Readonly<Record<Since, Sql>> = {
  suspended_at: sql`person.suspended_at`,
  last_sign_in_at: sql`person.last_sign_in_at`,
  created: sql`person.created`,
  invited_at: sql`person.invited_at`,
  deleted_at: sql`person.deleted_at`,
};

const words: Readonly<Record<Since, string>> = {
  suspended_at: 'suspended',
  last_sign_in_at: 'last signed in',
  created: 'account created',
  invited_at: 'invited',
  deleted_at: 'deleted',
};

export const duration = defineFilter({
  key: 'duration',
  label: 'Time since',
  configSchema,
  example: { since: 'last_sign_in_at', at_least: { value: 1, unit: 'years' } },
  sentence: ({ since, at_least }) => `${words[since]} at least ${spanInWords(at_least)} ago`,
  references: () => [],
  condition: ({ since, at_least }, { at, timeZone }) => {
    const column = columns[since];
    const { certainly, possibly } = boundsOf(at, at_least, timeZone);
    const isReached = sql`(${column} AT TIME ZONE ${timeZone} + ${interval(at_least)}) <= ${wallClockReached(at, timeZone)}::timestamp`;
    return sql`(${column} <= ${certainly}::timestamptz OR ${column} <= ${possibly}::timestamptz AND ${isReached})`;
  },
  episode: ({ since }) => columns[since],
  why: ({ since }, { timeZone }) =>
    sql`${`${words[since].charAt(0).toUpperCase()}${words[since].slice(1)} on `} || ${dayInWords(columns[since], timeZone)} || '.'`,
  isAboutDeleted: ({ since }) => since === 'deleted_at',
  asksForDate: true,
});

function spanInWords({ value, unit }: AtLeast): string {
  return formatCount(value, unit.slice(0, -1), unit);
}

/** Months differ by three days, and zones by one: only between these two has the calendar to be asked, which costs more. */
function boundsOf(at: Date, { unit, value }: AtLeast, timeZone: string): { certainly: Date; possibly: Date } {
  const near = new Date(`${earlierDay(dayOf(at, timeZone), { [unit]: value })}T00:00:00Z`).getTime();
  return { certainly: new Date(near - MARGIN_MS), possibly: new Date(near + MARGIN_MS) };
}

function interval({ value, unit }: AtLeast): Sql {
  switch (unit) {
    case 'days':
      return sql`make_interval(days => ${value}::int)`;
    case 'months':
      return sql`make_interval(months => ${value}::int)`;
    case 'years':
      return sql`make_interval(years => ${value}::int)`;
    default:
      return unit satisfies never;
  }
}
