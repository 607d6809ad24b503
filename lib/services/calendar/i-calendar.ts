import type { Day } from '@/lib/core/dates';
import { addDays } from '@/lib/core/dates';
import { printable } from '@/lib/core/printable';

/** An event as RFC 5545 writes it. */
export type CalendarEvent = {
  uid: string;
  /** A day for what lasts all of it, else the instant. */
  at: Day | Date;
  title: string;
  details: readonly string[];
  url: string | null;
  sequence: number;
  /** When time or texts last changed. */
  changedAt: Date;
  /** Whole days before its beginning. */
  alarmDays: readonly number[];
};

const MOST_OCTETS = 75;

/** A calendar with these events, as RFC 5545 asks for it. The same events make the same bytes. */
export function iCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Heed//Calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf({ alarmDays, at, changedAt, details, sequence, title, uid, url }: CalendarEvent): string[] {
  const summary = escaped(title);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    ...(typeof at === 'string'
      ? [`DTSTART;VALUE=DATE:${compact(at)}`, `DTEND;VALUE=DATE:${compact(addDays(at, 1))}`]
      : [`DTSTART:${utc(at)}`]),
    `SUMMARY:${summary}`,
    ...(details.length === 0 ? [] : [`DESCRIPTION:${escaped(details.join('\n'))}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    'TRANSP:TRANSPARENT',
    ...alarmDays.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${summary}`,
      `TRIGGER:${days === 0 ? 'PT0S' : `-P${days}D`}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** A value of type TEXT: without control characters, every line break as \n. */
function escaped(text: string): string {
  return printable(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** A line in parts of at most 75 octets, between characters; each but the first begins with a space. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= MOST_OCTETS) return line;
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > MOST_OCTETS) {
      parts.push(part);
      [part, octets] = [' ', 1];
    }
    part += character;
    octets += more;
  }
  return [...parts, part].join('\r\n');
}
