export type TimeZone = { id: string; label: string };

/** Every IANA zone that this browser knows, and the person's own should it be another. */
export function timeZones(own: string): TimeZone[] {
  const known = new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')]);
  return [...known].map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}

/** "14:05, UTC+2": what the clocks of a zone show. */
export function clockIn(id: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: id,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  }).formatToParts(now);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')}, ${part('timeZoneName').replace('GMT', 'UTC')}`;
}
