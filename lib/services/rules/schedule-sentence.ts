const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A schedule in words, such as "Every day at 03:20 (Europe/Tallinn)."; the expression itself where words would only be longer. */
export function scheduleSentence(cron: string, timeZone: string): string {
  return `${inWords(cron.trim().split(/\s+/)) ?? `On the schedule ${cron}`} (${timeZone.replaceAll('_', ' ')}).`;
}

function inWords([minute = '', hour = '', dayOfMonth = '', month = '', weekday = '']: readonly string[]):
  | string
  | null {
  if (month !== '*' || !/^\d+$/.test(minute)) return null;
  if (hour === '*') {
    const isHourly = dayOfMonth === '*' && weekday === '*';
    return isHourly ? `Every hour at minute ${minute}` : null;
  }
  if (!/^\d+$/.test(hour)) return null;
  const time = `at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (dayOfMonth === '*' && weekday === '*') return `Every day ${time}`;
  if (dayOfMonth === '*' && weekday === '1-5') return `Every weekday ${time}`;
  if (dayOfMonth === '*' && /^[0-6](,[0-6])*$/.test(weekday)) {
    const names = weekday.split(',').map((day) => days[Number(day)] ?? day);
    return `Every ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`} ${time}`;
  }
  if (/^\d+$/.test(dayOfMonth) && weekday === '*') return `On day ${dayOfMonth} of each month ${time}`;
  return null;
}
