import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { readCalendar } from '@/lib/services/calendar/read-calendar';
import { deliver } from '@/lib/services/delivery/deliver';
import { clearAccess, makeAccessWorld } from '@/lib/testing/access-world';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeUser } from '@/lib/testing/make';
import { makeCalendarAddress } from '@/lib/testing/make-calendar-address';
import { systemActor, testContext } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
beforeEach(async () => {
  await clearAccess();
  provider = await startFakeMailServer();
});
afterEach(() => provider.stop());

const at = (instant: string) => testContext(systemActor, new Date(instant));
const expireAndNotify = async (instant: string) => {
  await expireAccess(at(instant));
  await sendAccessNotices(at(instant));
  await deliver(at(instant));
};

type Shown = { inMail: string; inCalendar: string; marks?: readonly [string, string] };

test.each<[string, string, Shown]>([
  [
    'a line break',
    'Tides\r\nBcc: thief@example.org',
    { inMail: 'Tides Bcc: thief@example.org', inCalendar: 'Tides\nBcc: thief@example.org' },
  ],
  [
    'a line break that ends a calendar',
    'Tides\nEND:VEVENT\nEND:VCALENDAR',
    { inMail: 'Tides END:VEVENT END:VCALENDAR', inCalendar: 'Tides\nEND:VEVENT\nEND:VCALENDAR' },
  ],
  ['a mark that turns the direction', 'Tides\u202efdp.exe', { inMail: 'Tidesfdp.exe', inCalendar: 'Tidesfdp.exe' }],
  ['letters from right to left', 'גאות', { inMail: 'גאות', inCalendar: 'גאות', marks: ['\u2068', '\u2069'] }],
  [
    'commas, semicolons and backslashes',
    'Tides, and; currents\\n',
    { inMail: 'Tides, and; currents\\n', inCalendar: 'Tides, and; currents\\n' },
  ],
  [
    'markup',
    '<img src=x onerror=alert(1)>',
    { inMail: '<img src=x onerror=alert(1)>', inCalendar: '<img src=x onerror=alert(1)>' },
  ],
])(
  'names with %s make one well-formed mail and one event each',
  async (_, name, { inCalendar, inMail, marks = ['', ''] }) => {
    const { approve, submitter } = await makeAccessWorld({ dataset_name: name, expiration_period_days: 90 });
    const other = await makeUser({ full_name: `Axel ${name}` });
    await approve('2026-12-15T10:00:00Z', [submitter, other]);
    const secret = await makeCalendarAddress(submitter.id);
    const { content } = await readCalendar(testContext({ kind: 'anonymous' }, new Date('2026-12-16T10:00:00Z')), {
      secret,
    });
    const events = new ICAL.Component(ICAL.parse(String(content))).getAllSubcomponents('vevent');
    const [before, after] = marks;
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([
      `${before}Reminder to renew access: ${inCalendar}${after}`,
      `${before}Reminder to renew access: ${inCalendar}${after}`,
      `${before}Access expires: ${inCalendar}${after}`,
    ]);
    await expireAndNotify('2027-01-15T10:00:00Z');
    await expireAndNotify('2027-03-15T10:00:00Z');
    expect(provider.mails.map(({ subject }) => subject).toSorted()).toEqual([
      `${inMail} Access Renewal Reminder`,
      `${inMail} Access Request Approved`,
      `${inMail} Access Revoked`,
      `${inMail} Access Revoked`,
    ]);
    for (const { body, subject, to } of provider.mails) {
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(to).toMatch(/^[^\s,;<>]+@example\.org$/);
      expect(JSON.parse(body).html).not.toContain('<img src=x');
    }
  },
);
