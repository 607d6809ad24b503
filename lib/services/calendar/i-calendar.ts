import type { Day } from '@/lib/core/dates';
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
  /** When time or texts last changed, in milliseconds since 1970. */
  changedMs: number;
  /** So many whole days before its beginning, or an instant. */
  alarms: readonly (number | Date)[];
};

const MOST_OCTETS = 75;
/** A character of more than one octet. */
const MANY_OCTETS = /[\u0080-\uffff]/;

/** A calendar with these events, as RFC 5545 asks for it. The same events make the same bytes. */
export function iCalendar(name: string, events: readonly CalendarEvent[]): string {
  return `BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Heed//Calendar//EN\r
CALSCALE:GREGORIAN\r
${line(`X-WR-CALNAME:${escaped(name)}`)}REFRESH-INTERVAL;VALUE=DURATION:PT1H\r
X-PUBLISHED-TTL:PT1H\r
${events.map(eventText).join('')}END:VCALENDAR\r
`;
}

/** An event as lines, of which only those that hold texts can be too long. */
function eventText({ alarms, at, changedMs, details, sequence, title, uid, url }: CalendarEvent): string {
  const changed = utc(changedMs);
  const summary = escaped(title);
  const begins = typeof at === 'string' ? `;VALUE=DATE:${at.replaceAll('-', '')}` : `:${utc(at.getTime())}`;
  const description = details.length === 0 ? '' : line(`DESCRIPTION:${details.map(escaped).join('\\n')}`);
  return `BEGIN:VEVENT\r
${line(`UID:${uid}`)}DTSTAMP:${changed}\r
LAST-MODIFIED:${changed}\r
SEQUENCE:${sequence}\r
DTSTART${begins}\r
${line(`SUMMARY:${summary}`)}${description}${url === null ? '' : line(`URL:${url}`)}TRANSP:TRANSPARENT\r
${alarms.length === 0 ? '' : alarmTexts(alarms, summary)}END:VEVENT\r
`;
}

function alarmTexts(alarms: CalendarEvent['alarms'], summary: string): string {
  const description = line(`DESCRIPTION:${summary}`);
  return alarms
    .map((alarm) => `BEGIN:VALARM\r\nACTION:DISPLAY\r\n${description}TRIGGER${trigger(alarm)}\r\nEND:VALARM\r\n`)
    .join('');
}

function trigger(alarm: number | Date): string {
  if (alarm instanceof Date) return `;VALUE=DATE-TIME:${utc(alarm.getTime())}`;
  return alarm === 0 ? ':PT0S' : `:-P${alarm}D`;
}

/** What is written otherwise in a value of type TEXT, or may have to be. */
const ESCAPED = /[\\;,\p{Cc}\u2028\u2029\ud800-\udfff]/u;

/** A value of type TEXT: without control characters, every line break as \n. */
function escaped(text: string): string {
  if (!ESCAPED.test(text)) return text.trim();
  return printable(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Put together from its parts: each event has up to five, and cutting the text of Date.toISOString takes five times as long. */
function utc(instantMs: number): string {
  const at = new Date(instantMs);
  const day = `${at.getUTCFullYear()}${twoDigits(at.getUTCMonth() + 1)}${twoDigits(at.getUTCDate())}`;
  return `${day}T${twoDigits(at.getUTCHours())}${twoDigits(at.getUTCMinutes())}${twoDigits(at.getUTCSeconds())}Z`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** A line with its end. */
function line(content: string): string {
  return `${folded(content)}\r\n`;
}

/** A line in parts of at most 75 octets, between characters; each but the first begins with a space. */
function folded(content: string): string {
  if (content.length <= MOST_OCTETS && (!MANY_OCTETS.test(content) || Buffer.byteLength(content) <= MOST_OCTETS))
    return content;
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of content) {
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
