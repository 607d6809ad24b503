import { beforeAll, describe, expect, it } from 'vitest';
import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { clock } from '@/lib/core/clock';
import type { Prisma } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeProject, makeRole } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { makeActionHolder } from '@/lib/testing/make-action-holder';

const now = clock();
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const asked = (instant: Date) => encodeURIComponent(instant.toISOString());

type Fields = Partial<Prisma.UserActionUncheckedCreateInput>;

/** Actions by the title under which the tests know them. */
const actions: Record<string, Fields> = {
  'low, due tomorrow': { urgency_rank: 1, due_date: inDays(1), created: inDays(-4) },
  'medium, due in five days': { urgency_rank: 2, due_date: inDays(5), created: inDays(-3) },
  'high, without a due date': { urgency_rank: 3, due_date: null, created: inDays(-2) },
  'high, due in three days': { urgency_rank: 3, due_date: inDays(3), created: inDays(-6), modified: inDays(-1) },
  'high, overdue': {
    action_type: 'expiring_resource',
    evidence: { end_date: '2026-11-22', time_zone: 'UTC' },
    urgency_rank: 3,
    due_date: inDays(-1),
    created: inDays(-9),
  },
  'high, due in three days, newer': { urgency_rank: 3, due_date: inDays(3), created: inDays(-5) },
};
const hidden: Record<string, Fields> = {
  'silenced for good': { is_silenced: true, silence_mode: 'forever', created: inDays(-20) },
  'silenced for a while': { silenced_until: inDays(1), silence_mode: 'until_date', created: inDays(-21) },
};

let token: string;
let place: Awaited<ReturnType<typeof makeActionHolder>>['project'];
let elsewhere: typeof place;

beforeAll(async () => {
  const holder = await makeActionHolder();
  token = holder.token;
  place = holder.project;
  elsewhere = await makeProject();
  await makeRole({ user_id: holder.person.id, role: 'PROJECT_ADMIN', project_id: elsewhere.id });
  const ended = { silenced_until: inDays(-1), silence_mode: 'until_date', created: inDays(-30) };
  for (const [title, fields] of Object.entries({ ...actions, ...hidden })) await holder.act({ title, ...fields });
  await holder.act({ title: 'resolved', status: 'resolved', resolved_reason: 'executed', resolved_at: now });
  const far = { title: 'low, elsewhere', urgency_rank: 1, due_date: inDays(60), ...ended };
  await makeAction(holder.person.id, elsewhere, far);
});

async function titles(query: string): Promise<string[]> {
  const answer = await callOperation(listUserActionsOperation, { token, query: `?${query}` });
  const listed: { title: string }[] = await answer.json();
  expect(answer.headers.get('x-result-count')).toBe(String(listed.length));
  return listed.map(({ title }) => title);
}

const usual = [
  'high, overdue',
  'high, due in three days, newer',
  'high, due in three days',
  'high, without a due date',
  'medium, due in five days',
  'low, due tomorrow',
  'low, elsewhere',
];

describe('GET /api/user-actions/', () => {
  it('answers 200 in the order of urgency by rank, due date with none last, newest first', async () => {
    expect(await titles('')).toEqual(usual);
  });

  it.each(['true', 'True', '1'])('include_silenced=%s adds what is silenced, for good or for a while', async (flag) => {
    const all = await titles(`include_silenced=${flag}`);
    expect(all).toHaveLength(usual.length + 2);
    expect(all).toEqual(expect.arrayContaining(Object.keys(hidden)));
  });

  it.each(['false', 'False', '0'])('include_silenced=%s hides them, as leaving it out does', async (flag) => {
    expect(await titles(`include_silenced=${flag}`)).toEqual(usual);
  });

  it('is_silenced tells what is silenced for good from the rest', async () => {
    expect(await titles('is_silenced=true&include_silenced=true')).toEqual(['silenced for good']);
    expect(await titles('is_silenced=true')).toEqual([]);
    expect(await titles('is_silenced=false')).toEqual(usual);
  });

  it.each([
    ['action_type=expiring_resource', ['high, overdue']],
    ['action_type=pending_order&urgency=low', ['low, due tomorrow', 'low, elsewhere']],
    ['action_type=no_such_type', []],
    ['urgency=medium', ['medium, due in five days']],
    ['due_within_days=1.5', ['high, overdue', 'low, due tomorrow']],
    ['due_within_days=0', ['high, overdue']],
    ['overdue=true', ['high, overdue']],
    ['overdue=True', ['high, overdue']],
    ['overdue=false', usual.slice(1)],
    [
      `created_after=${asked(inDays(-4))}`,
      ['high, without a due date', 'medium, due in five days', 'low, due tomorrow'],
    ],
    ['created_after=2090-01-01T00:00:00%2B23:59', []],
    [`created_before=${asked(inDays(-9))}`, ['high, overdue', 'low, elsewhere']],
    ['q=ELSEWHERE%20low', ['low, elsewhere']],
    ['q=100%25_', []],
  ])('?%s keeps what fits', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it('project_uuid and organization_uuid keep what is there', async () => {
    expect(await titles(`project_uuid=${elsewhere.id}`)).toEqual(['low, elsewhere']);
    expect(await titles(`organization_uuid=${place.customer_id.toUpperCase()}`)).toEqual(usual.slice(0, -1));
  });

  it.each([
    ['o=due_date', 'high, overdue', 'high, without a due date'],
    ['o=-due_date', 'low, elsewhere', 'high, without a due date'],
    ['o=created', 'low, elsewhere', 'high, without a due date'],
    ['o=-created', 'high, without a due date', 'low, elsewhere'],
    ['o=urgency,-created', 'low, due tomorrow', 'high, overdue'],
    ['o=action_type,-urgency,created', 'high, overdue', 'low, due tomorrow'],
  ])('?%s orders as asked', async (query, first, last) => {
    const listed = await titles(query);
    expect([listed[0], listed.at(-1)]).toEqual([first, last]);
    expect(listed.toSorted()).toEqual(usual.toSorted());
  });

  it('pages hold every action once, whatever the order', async () => {
    for (const order of ['urgency', '-due_date', 'action_type', 'modified']) {
      const pages = await Promise.all([1, 2, 3].map((page) => pageOf(page, order)));
      expect(new Set(pages.flat()).size).toBe(usual.length);
    }
  });

  it.each([
    'urgency=HIGH',
    'is_silenced=yes',
    'overdue=2',
    'due_within_days=-1',
    'due_within_days=soon',
    'due_within_days=',
    'created_after=yesterday',
    'created_before=2026-01-01',
    'created_before=0000-01-01T00:00:00Z',
    'created_after=9999-12-31T23:59:59.999-23:59',
    'project_uuid=1',
    'organization_uuid=acme',
    'o=urgency,title',
    'action_type=',
    `q=${'x'.repeat(201)}`,
    'q=%00',
    'urgency=low&urgency=high',
    '__proto__=1',
    'constructor=1',
  ])('answers 400 that names the parameter to ?%s', async (query) => {
    const answer = await callOperation(listUserActionsOperation, { token, query: `?${query}` });
    expect([answer.status, Object.keys(await answer.json())]).toEqual([
      400,
      expect.arrayContaining(query.split('=').slice(0, 1)),
    ]);
  });
});

async function pageOf(page: number, order: string): Promise<string[]> {
  const query = `?page_size=3&page=${page}&o=${order}`;
  const listed: { title: string }[] = await (await callOperation(listUserActionsOperation, { token, query })).json();
  return listed.map(({ title }) => title);
}
