/** The last millisecond of a day (YYYY-MM-DD) in a zone. Runs in browsers: Intl alone, no polyfill. */
export function endOfDay(day: string, timeZone: string): Date {
  const wallClock = Date.parse(`${day}T23:59:59.999Z`);
  const near = wallClock - offsetAt(wallClock, timeZone);
  return new Date(wallClock - offsetAt(near, timeZone));
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const numberOf = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const read = Date.UTC(
    numberOf('year'),
    numberOf('month') - 1,
    numberOf('day'),
    numberOf('hour'),
    numberOf('minute'),
    numberOf('second'),
  );
  return read - Math.floor(instant / 1_000) * 1_000;
}
