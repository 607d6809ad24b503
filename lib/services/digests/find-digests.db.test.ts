import { beforeEach, describe, expect, test } from 'vitest';
import type { Prisma } from '@/lib/db/client';
import { database } from '@/lib/db/client';
import { makeRole } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { digestDays, mailsOf, makeReader, runDigests } from '@/lib/testing/make-reader';
import { testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const FIRST = testNow.getTime() - 60 * 60_000;
const nine = (day: number) => new Date(FIRST + day * DAY_MS);
const later = (days: number) => new Date(FIRST + days * DAY_MS);

beforeEach(async () => {
  await database().user.updateMany({ data: { digest_enabled: false } });
  await database().jobRun.deleteMany({});
});

async function textOf(userId: string): Promise<string> {
  const payload = (await mailsOf(userId)).at(-1)?.payload;
  return typeof payload === 'object' && payload !== null && 'text' in payload ? String(payload['text']) : '';
}

type Case = [
  says: string,
  isSent: boolean,
  ranks: number[],
  person?: Partial<Prisma.UserUncheckedCreateInput>,
  action?: Partial<Prisma.UserActionUncheckedCreateInput>,
];

describe('who gets a digest', () => {
  test.each<Case>([
    ['one high action', true, [3]],
    ['five actions that are not high', false, [2, 2, 2, 1, 1]],
    ['six actions that are not high', true, [2, 2, 2, 1, 1, 1]],
    ['nothing open', false, []],
    ['a suspended person', false, [3], { status: 'suspended', suspended_at: testNow }],
    ['a deleted person', false, [3], { status: 'deleted' }],
    ['a person who opted out', false, [3], { digest_enabled: false }],
    ['a person without an address', false, [3], { email: '' }],
    ['an address with a line break', false, [3], { email: 'a@example.org\nbcc: b@example.org' }],
    ['two addresses in one', false, [3], { email: 'a@example.org,b@example.org' }],
    ['an action silenced for good', false, [3], {}, { is_silenced: true, silence_mode: 'forever' }],
    ['an action silenced until later', false, [3], {}, { silenced_until: later(1), silence_mode: 'until_date' }],
    ['an action whose silence has ended', true, [3], {}, { silenced_until: later(-1), silence_mode: 'until_date' }],
    ['a resolved action', false, [3], {}, { status: 'resolved', resolved_reason: 'executed', resolved_at: testNow }],
    ['an action whose provider is gone', false, [3], {}, { action_type: 'unheard_of' }],
    ['a time zone that cannot be used', true, [3], { time_zone: 'Mars/Olympus' }],
  ])('%s: %s', async (_, isSent, ranks, person = {}, action = {}) => {
    const reader = await makeReader({ person, ranks, action });
    await runDigests(nine(0));
    expect(await digestDays(reader.person.id)).toHaveLength(isSent ? 1 : 0);
  });

  test('whoever lost the role gets none, nor does one whose role expired a moment ago', async () => {
    const [lost, expired] = [await makeReader(), await makeReader()];
    await database().userRole.updateMany({ where: { user_id: lost.person.id }, data: { is_active: false } });
    await database().userRole.updateMany({
      where: { user_id: expired.person.id },
      data: { expiration_time: nine(0) },
    });
    await runDigests(nine(0));
    expect([await digestDays(lost.person.id), await digestDays(expired.person.id)]).toEqual([[], []]);
  });

  test('a role on the customer lets its holder read of orders, not of resources', async () => {
    const { person, project } = await makeReader({ ranks: [3, 3] });
    await database().userRole.deleteMany({ where: { user_id: person.id } });
    await makeRole({ user_id: person.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
    await makeAction(person.id, project, { action_type: 'expiring_resource', urgency_rank: 3 });
    await runDigests(nine(0));
    expect(await textOf(person.id)).toContain('2 pending actions');
  });

  test('high actions count for nothing beyond their number where the setting says so', async () => {
    const key = 'USER_ACTIONS_HIGH_URGENCY_NOTIFICATION';
    await database().setting.create({ data: { key, value: false, modified: testNow } });
    const [one, six] = [await makeReader(), await makeReader({ ranks: [3, 1, 1, 1, 1, 1] })];
    await runDigests(nine(0));
    await database().setting.delete({ where: { key } });
    expect([await digestDays(one.person.id), await digestDays(six.person.id)]).toEqual([[], ['2026-11-22']]);
  });
});

describe('what is repeated', () => {
  const far = { due_date: later(30) };

  test('nothing changed: not the next day', async () => {
    const { person } = await makeReader({ action: far });
    await runDigests(nine(0));
    await runDigests(nine(1));
    expect(await digestDays(person.id)).toEqual(['2026-11-22']);
  });

  test.each([
    ['overdue', later(-3)],
    ['due within a day of the second 9:00', later(2)],
  ])('nothing changed but it is %s: again every day', async (_, due_date) => {
    const { person } = await makeReader({ action: { due_date } });
    await runDigests(nine(0));
    await runDigests(nine(1));
    expect(await digestDays(person.id)).toEqual(['2026-11-22', '2026-11-23']);
  });

  test.each([
    ['urgency', { urgency_rank: 2 }],
    ['due date', { due_date: later(29) }],
    ['due date, to none', { due_date: null }],
  ])('one changed its %s: again', async (_, data) => {
    const { person, actions } = await makeReader({ ranks: [3, 3], action: far });
    await runDigests(nine(0));
    await database().userAction.updateMany({ where: { id: actions[0]?.id ?? '' }, data });
    await runDigests(nine(1));
    expect(await digestDays(person.id)).toHaveLength(2);
  });

  test('what is compared is the last digest, however long ago', async () => {
    const { person } = await makeReader({ action: far });
    await runDigests(nine(0));
    for (const day of [1, 2, 3, 4]) await runDigests(nine(day));
    expect(await digestDays(person.id)).toEqual(['2026-11-22']);
  });
});

describe('what it says', () => {
  test('what is new, more urgent and resolved since the last one', async () => {
    const { person, project, actions } = await makeReader({ ranks: [3, 1, 1], action: { due_date: later(30) } });
    const [kept, worse, gone] = actions;
    await runDigests(nine(0));
    expect(await textOf(person.id)).not.toContain('New');
    await database().userAction.updateMany({ where: { id: worse?.id ?? '' }, data: { urgency_rank: 2 } });
    const resolved = { status: 'resolved', resolved_reason: 'executed', resolved_at: nine(1) };
    await database().userAction.updateMany({ where: { id: gone?.id ?? '' }, data: resolved });
    const added = await makeAction(person.id, project, { urgency_rank: 1, due_date: later(30) });
    await runDigests(nine(1));
    const text = await textOf(person.id);
    expect(text).toContain('Since your last digest: 1 new, 1 more urgent, 1 resolved.');
    const lines = text.split('\n');
    const below = (title: string | undefined) => lines[lines.findIndex((line) => line.includes(title ?? '?')) + 1];
    expect(below(kept?.title)).toMatch(/^▲ High · Due/);
    expect(below(worse?.title)).toMatch(/^◆ Medium · More urgent/);
    expect(below(added.title)).toMatch(/^● Low · New/);
    expect(text).toContain(`✓ ${gone?.title}`);
  });

  test('the most urgent twenty, grouped by organisation, then how many more', async () => {
    const { person, project } = await makeReader({ ranks: [] });
    const customers = ['Beta', 'Alpha'];
    for (let made = 0; made < 25; made++) {
      const title = `Action ${String(made).padStart(2, '0')}`;
      const urgency_rank = made < 5 ? 3 : 1;
      await makeAction(person.id, project, {
        title,
        urgency_rank,
        customer_name: customers[made % 2] ?? '',
        due_date: later(10 + made),
      });
    }
    await runDigests(nine(0));
    const text = await textOf(person.id);
    const titles = [...text.matchAll(/Action (\d\d)/g)].map(([, number]) => Number(number));
    const even = titles.filter((number) => number % 2 === 0);
    const odd = titles.filter((number) => number % 2 === 1);
    expect(titles).toEqual([...even, ...odd]);
    expect(titles.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => place));
    expect(text).toContain('and 5 more');
    expect(text.indexOf('Beta')).toBeLessThan(text.indexOf('Alpha'));
  });

  test('descriptions as they read at that instant, and due dates of the reader’s zone and locale', async () => {
    const { person } = await makeReader({
      person: { time_zone: 'Asia/Kathmandu', locale: 'de' },
      action: { due_date: new Date('2026-12-01T18:20:00Z'), evidence: { created: '2026-11-10T00:00:00Z' } },
    });
    await runDigests(new Date('2026-11-22T03:15:00Z'));
    const text = await textOf(person.id);
    expect(text).toContain('Waiting for approval for 12 days.');
    expect(text).toContain('Due in 10 days');
    expect(text).toMatch(/Mi\., 2\. Dez\. 2026, 00:05/);
  });
});
