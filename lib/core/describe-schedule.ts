import { isCron, nextTime } from '@/lib/core/cron-times';
import { formatCount } from '@/lib/core/wording';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The usual cron expressions in words, such as "Every 6 hours"; null for those that only their times explain. */
export function describeSchedule(cron: string): string | null {
  const [minute = '', hour = '', dayOfMonth = '', month = '', weekday = ''] = cron.trim().split(/\s+/);
  if (dayOfMonth !== '*' || month !== '*') return null;
  if (weekday === '*' && hour === '*') return describeMinutes(minute);
  const everyHours = stepOf(hour, 24);
  if (weekday === '*' && everyHours !== null && isNumber(minute)) {
    return `Every ${formatCount(everyHours, 'hour', 'hours')}${minute === '0' ? '' : ` at minute ${minute}`}`;
  }
  if (!isNumber(minute) || !isNumber(hour)) return null;
  const which = describeWeekday(weekday);
  return which === null ? null : `${which} at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function describeMinutes(minute: string): string | null {
  if (minute === '*') return 'Every minute';
  const every = stepOf(minute, 60);
  if (every !== null) return `Every ${every} minutes`;
  return isNumber(minute) ? `Every hour at minute ${minute}` : null;
}

function describeWeekday(weekday: string): string | null {
  if (weekday === '*') return 'Every day';
  if (weekday === '1-5') return 'Monday to Friday';
  const name = /^[0-7]$/.test(weekday) ? days[Number(weekday) % 7] : undefined;
  return name === undefined ? null : `Every ${name}`;
}

/** The n of a step that divides its range evenly; others pause at the range's end and are no "every n". */
function stepOf(field: string, range: number): number | null {
  const step = Number(/^\*\/(\d{1,2})$/.exec(field)?.[1]);
  return step > 1 && range % step === 0 ? step : null;
}

function isNumber(field: string): boolean {
  return /^\d{1,2}$/.test(field);
}

/** The next times of a schedule, none for what is no cron expression. */
export function nextTimes(cron: string, after: Date, timeZone: string, count: number): Date[] {
  if (!isCron(cron)) return [];
  const times: Date[] = [];
  for (let at = nextTime(cron, after, timeZone); at !== null && times.length < count; ) {
    times.push(at);
    at = nextTime(cron, at, timeZone);
  }
  return times;
}
