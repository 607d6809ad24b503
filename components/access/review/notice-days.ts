import type { Tone } from '@/components/ui/tone';
import { reminderStatusLabels } from '@/lib/client/reminder-words';
import type { AccessNotificationDay } from '@/lib/contracts/access/notification-days';
import { formatCount } from '@/lib/core/wording';

type Type = AccessNotificationDay['type'];
type Status = AccessNotificationDay['status'];

/** How many notices of a day are alike. */
export type DayLine = {
  key: string;
  count: number;
  tone: Tone;
  /** Beside the count: "to renew", "ended", "failed". */
  word: string;
  /** With the count, where there is more room: "2 reminders to renew scheduled", "1 failed". */
  sentence: string;
};

type Counted = readonly AccessNotificationDay[];

const nouns: Readonly<Record<Type, readonly [one: string, many: string]>> = {
  RENEWAL_NOTIFICATION: ['reminder to renew', 'reminders to renew'],
  REVOKE_NOTIFICATION: ['notice of access that ends', 'notices of access that ends'],
};
const shortWords: Readonly<Record<Type, string>> = { RENEWAL_NOTIFICATION: 'to renew', REVOKE_NOTIFICATION: 'ending' };

/** What is not scheduled any more, in the order in which it matters; what was not sent is one, whatever the reason. */
const outcomes: readonly { statuses: readonly Status[]; of: Status }[] = [
  { statuses: ['FAILED'], of: 'FAILED' },
  { statuses: ['SENT'], of: 'SENT' },
  { statuses: ['CANCELLED', 'SUPERSEDED'], of: 'CANCELLED' },
];

/** The notices of each day in lines: what is scheduled by its type, then what became of the others. */
export function linesByDay(counted: Counted): ReadonlyMap<string, readonly DayLine[]> {
  const days = [...new Set(counted.map(({ day }) => day))];
  return new Map(days.map((day) => [day, linesOf(counted.filter((row) => row.day === day))]));
}

function linesOf(ofDay: Counted): DayLine[] {
  const scheduled = (['RENEWAL_NOTIFICATION', 'REVOKE_NOTIFICATION'] as const).map((type): DayLine => {
    const count = sum(ofDay.filter((row) => row.status === 'SCHEDULED' && row.type === type));
    const [one, many] = nouns[type];
    const { tone } = reminderStatusLabels.SCHEDULED;
    return { key: type, count, tone, word: shortWords[type], sentence: `${formatCount(count, one, many)} scheduled` };
  });
  const others = outcomes.map(({ of, statuses }): DayLine => {
    const count = sum(ofDay.filter(({ status }) => statuses.includes(status)));
    const { label, tone } = reminderStatusLabels[of];
    const word = label.toLowerCase();
    return { key: of, count, tone, word, sentence: formatCount(count, word, word) };
  });
  return [...scheduled, ...others].filter(({ count }) => count > 0);
}

function sum(rows: Counted): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
