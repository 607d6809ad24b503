import { dateFormat } from '@/lib/core/date-format';

export type TimeZone = { id: string; label: string };

/** Zones that browsers still list under the names they had; people look for those they have. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every IANA zone that this browser knows, and the person's own should it be another, by name. */
export function timeZones(own: string): TimeZone[] {
  const listed = Intl.supportedValuesOf('timeZone').map((id) => renamed[id] ?? id);
  const known = new Set(['UTC', ...listed, ...(own === '' ? [] : [own])]);
  return [...known].toSorted().map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}

const offsetFormat = dateFormat({ hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset' });

/** "14:05, UTC+2": what the clocks of a zone show. */
export function clockIn(id: string, now: Date): string {
  const parts = offsetFormat(id).formatToParts(now);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')}, ${part('timeZoneName').replace('GMT', 'UTC')}`;
}
