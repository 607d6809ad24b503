import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEvent, iCalendar } from '@/lib/services/calendar/i-calendar';
import { isolated } from '@/lib/services/calendar/isolated';

const event: CalendarEvent = {
  uid: 'resource-1@heed.test',
  at: '2027-01-31',
  title: 'Resource ends: gpu',
  details: ['Cluster', 'Genomics'],
  url: 'https://heed.test/resources/1',
  sequence: 3,
  changedMs: Date.parse('2026-11-22T10:00:00.123Z'),
  alarms: [30, 1, 0],
};

function parsed(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((found) => new ICAL.Event(found));
}

test('an event of a whole day has its day, texts, page, sequence and alarms', () => {
  const text = iCalendar('Heed', [event]);
  const [read] = parsed(text);
  expect(read).toMatchObject({
    uid: event.uid,
    summary: event.title,
    description: 'Cluster\nGenomics',
    sequence: 3,
  });
  expect([read?.startDate.toString(), read?.startDate.isDate, read?.endDate.toString()]).toEqual([
    '2027-01-31',
    true,
    '2027-02-01',
  ]);
  expect(read?.component.getFirstPropertyValue('url')).toBe(event.url);
  expect(String(read?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-22T10:00:00Z');
  const alarms = read?.component.getAllSubcomponents('valarm') ?? [];
  expect(alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))).toEqual(['-P30D', '-P1D', 'PT0S']);
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
});

test('an event at an instant is written in UTC, and has no alarm unless it asks for one', () => {
  const [read] = parsed(iCalendar('Heed', [{ ...event, at: new Date('2026-12-01T09:30:00Z'), alarms: [] }]));
  expect([read?.startDate.toString(), read?.startDate.isDate]).toEqual(['2026-12-01T09:30:00Z', false]);
  expect(read?.component.getAllSubcomponents('valarm')).toEqual([]);
});

const nastyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '\u2028',
      '\u0085',
      ',',
      ';',
      '\\',
      ':',
      '"',
      '\u200f',
      '\u202e',
      '𝕏',
      '𓀀',
      '💾',
      'ש',
      ' ',
      '\u0007',
      '\\n',
      'END:VEVENT',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  ),
  maxLength: 120,
});

test('whatever names hold, lines have at most 75 octets and end in CRLF, and readers get one event with those texts', () => {
  fc.assert(
    fc.property(nastyText, nastyText, (title, detail) => {
      const text = iCalendar('Heed', [{ ...event, title: `x${title}x`, details: [`x${detail}x`] }]);
      const lines = text.split('\r\n');
      expect(lines.at(-1)).toBe('');
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[^\P{Cc}\t]|[\u2028\u2029]/u);
      const events = parsed(text);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ summary: plain(`x${title}x`), description: plain(`x${detail}x`) });
    }),
  );
});

/** A text as readers see it: every line break is one, other control characters are spaces. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
}

test('a name from right to left turns no text around it, and what directs text is left out', () => {
  expect(isolated('Resource ends: גנום')).toBe('\u2068Resource ends: גנום\u2069');
  expect(isolated('invoice\u202efdp.exe')).toBe('invoicefdp.exe');
  expect(isolated('a\u200fb')).toBe('\u2068a\u200fb\u2069');
  expect(isolated('Resource ends: gpu')).toBe('Resource ends: gpu');
});
