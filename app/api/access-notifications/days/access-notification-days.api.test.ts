import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AccessNotificationDay,
  countAccessNotificationDaysOperation,
} from '@/lib/contracts/access/notification-days';
import type { Prisma } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type AccessCaller, makeAccessCallers, makeApproval } from '@/lib/testing/make-access';
import { makeReminder } from '@/lib/testing/make-reminder';

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const count = (query: Record<string, string>, caller: AccessCaller = 'committee') =>
  callOperation(countAccessNotificationDaysOperation, {
    token: callers.tokens[caller],
    query: `?${new URLSearchParams(query)}`,
  });

/** Renewal notices of one requirement that are to be sent at these times, and the query that finds them alone. */
async function makeNotices(times: readonly string[], fields: Partial<Prisma.ReminderUncheckedCreateInput> = {}) {
  const { requirement_id } = await makeApproval({ submitter_id: callers.submitter.id });
  for (const [place, time] of times.entries()) {
    await makeReminder({
      kind: 'access_renewal',
      object_type: 'access_requirement',
      object_id: requirement_id,
      episode: `2090-01-${String(place + 1).padStart(2, '0')}T10:00:00.000Z`,
      milestone: '1 month',
      recipient_id: callers.submitter.id,
      scheduled_for: new Date(time),
      ...fields,
    });
  }
  return { requirement: requirement_id };
}

/** "2026-11-30 2": each day with how many. */
async function daysOf(query: Record<string, string>, caller?: AccessCaller): Promise<string[]> {
  const rows: AccessNotificationDay[] = await (await count(query, caller)).json();
  return rows.map((row) => `${row.day} ${row.count}`);
}

describe('GET /api/access-notifications/days/', () => {
  it('answers 200 with how many of each type and status there are on each day, narrowed as the list is', async () => {
    const { requirement } = await makeNotices(['2027-02-01T09:00:00Z', '2027-02-01T10:00:00Z']);
    const failed = { status: 'FAILED', reason: 'no_address', is_late: true, milestone: '2 months' };
    await makeReminder({
      kind: 'access_renewal',
      object_type: 'access_requirement',
      object_id: requirement,
      recipient_id: callers.submitter.id,
      scheduled_for: new Date('2027-02-01T08:00:00Z'),
      ...failed,
    });
    const ended = await makeApproval({
      requirement_id: requirement,
      submitter_id: callers.submitter.id,
      accessor_id: callers.accessor.id,
    });
    await makeReminder({
      kind: 'access_revoked',
      object_type: 'access_approval',
      object_id: ended.id,
      episode: '1',
      milestone: null,
      recipient_id: callers.accessor.id,
      scheduled_for: new Date('2027-02-03T08:00:00Z'),
    });
    const of = { requirement, first_day: '2027-02-01', last_day: '2027-02-28', time_zone: 'UTC' };
    const [renewal, revocation] = [{ type: 'RENEWAL_NOTIFICATION' }, { type: 'REVOKE_NOTIFICATION' }];
    const rows = [
      { day: '2027-02-01', ...renewal, status: 'FAILED', count: 1 },
      { day: '2027-02-01', ...renewal, status: 'SCHEDULED', count: 2 },
      { day: '2027-02-03', ...revocation, status: 'SCHEDULED', count: 1 },
    ];
    const answer = await count(of);
    expect([answer.status, await answer.json()]).toEqual([200, rows]);
    for (const narrowing of [
      { status: 'FAILED' },
      { is_late: 'true' },
      { type: 'RENEWAL_NOTIFICATION', is_late: 'true', recipient: callers.submitter.id },
    ]) {
      expect([narrowing, await (await count({ ...of, ...narrowing })).json()]).toEqual([narrowing, rows.slice(0, 1)]);
    }
    expect(await daysOf({ ...of, submitter: callers.submitter.id, type: 'REVOKE_NOTIFICATION' })).toEqual([
      '2027-02-03 1',
    ]);
    expect(await daysOf(of, 'support')).toEqual(['2027-02-01 1', '2027-02-01 2', '2027-02-03 1']);
    expect(await daysOf(of, 'accessor')).toEqual(['2027-02-03 1']);
    expect(await daysOf(of, 'stranger')).toEqual([]);
  });

  it('answers 200 with the days of the zone, at the ends of months and years and where its clocks change', async () => {
    const midnights = await makeNotices(['2026-12-31T21:59:59.999Z', '2026-12-31T22:00:00Z', '2027-01-31T22:30:00Z']);
    const winter = { ...midnights, first_day: '2026-12-01', last_day: '2027-01-31' };
    expect(await daysOf({ ...winter, time_zone: 'Europe/Tallinn' })).toEqual(['2026-12-31 1', '2027-01-01 1']);
    expect(await daysOf({ ...winter, time_zone: 'UTC' })).toEqual(['2026-12-31 2', '2027-01-31 1']);
    // 25 October 2026 has 25 hours in Tallinn, 28 March 2027 has 23.
    const changes = await makeNotices([
      '2026-10-24T21:00:00Z',
      '2026-10-25T21:59:59Z',
      '2026-10-25T22:00:00Z',
      '2027-03-28T20:59:59Z',
      '2027-03-28T21:00:00Z',
    ]);
    const changing = { ...changes, first_day: '2026-10-25', last_day: '2027-03-28', time_zone: 'Europe/Tallinn' };
    expect(await daysOf(changing)).toEqual(['2026-10-25 2', '2026-10-26 1', '2027-03-28 1']);
    // In Beirut the clocks go from 0:00 to 1:00, so the day begins at 1:00; in Havana 0:00 comes twice.
    const skipped = await makeNotices(['2027-03-27T21:59:59Z', '2027-03-27T22:00:00Z']);
    const beirut = { ...skipped, first_day: '2027-03-27', last_day: '2027-03-28', time_zone: 'Asia/Beirut' };
    expect(await daysOf(beirut)).toEqual(['2027-03-27 1', '2027-03-28 1']);
    const repeated = await makeNotices(['2026-11-01T03:59:59Z', '2026-11-01T04:30:00Z', '2026-11-01T05:30:00Z']);
    const havana = { ...repeated, first_day: '2026-10-31', last_day: '2026-11-01', time_zone: 'America/Havana' };
    expect(await daysOf(havana)).toEqual(['2026-10-31 1', '2026-11-01 2']);
  });

  it.each([
    ['last_day', { first_day: '2026-12-02', last_day: '2026-12-01' }],
    ['last_day', { first_day: '2027-01-01', last_day: '2028-01-02' }],
    ['first_day', { first_day: '1969-12-31', last_day: '1970-01-01' }],
    ['time_zone', { time_zone: 'Mars/Olympus' }],
    ['type', { type: 'OTHER' }],
    ['o', { o: 'timestamp' }],
  ])('answers 400 naming %s', async (field, wrong) => {
    const right = { first_day: '2028-01-01', last_day: '2028-12-31', time_zone: 'UTC' };
    expect((await count(right)).status).toBe(200);
    const answer = await count({ ...right, ...wrong });
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(countAccessNotificationDaysOperation)).status).toBe(401);
  });
});
