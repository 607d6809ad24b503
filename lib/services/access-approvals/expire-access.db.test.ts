import { beforeEach, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { deliver } from '@/lib/services/delivery/deliver';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));

test('after 40 days without a run each end is told once, late, as of its own time', async () => {
  const { approve, submitter } = await makeAccessWorld({ expiration_period_days: 90, reminders: [] });
  const [ben, cleo] = [await makeUser(), await makeUser()];
  await approve('2026-12-15T10:00:00Z');
  await approve('2026-12-20T10:00:00Z', [ben]);
  await approve('2027-01-20T10:00:00Z', [cleo]);
  const now = '2027-04-24T10:00:00Z';
  expect(await expireAccess(at(now))).toEqual({ revoked: 3, told: 3, keep_access: 0 });
  expect(await sendAccessNotices(at(now))).toEqual({ taken: 3, late: 3, superseded: 0, cancelled: 0 });
  await deliver(at(now));
  expect(await sendAccessNotices(at(now))).toMatchObject({ taken: 0 });
  for (const [{ id }, end] of [
    [submitter, '2027-03-15T10:00'],
    [ben, '2027-03-20T10:00'],
    [cleo, '2027-04-20T10:00'],
  ] as const) {
    expect(await noticesTo(id, 'access_revoked')).toEqual([[null, end, 'SENT', null]]);
    expect(await database().delivery.count({ where: { user_id: id, kind: 'access_revoked' } })).toBe(1);
    expect(await database().accessApproval.findFirst({ where: { accessor_id: id } })).toMatchObject({
      ended_at: new Date(`${end}:00Z`),
    });
  }
  expect(await database().reminder.count({ where: { is_late: false } })).toBe(0);
});

test('of more than a batch the oldest are revoked first', async () => {
  const { requirement, submitter } = await makeAccessWorld();
  const stamps = { created: new Date(0), modified: new Date(0) };
  const end = Date.parse('2027-01-01T10:00:00Z');
  const crowd = await database().user.createManyAndReturn({
    data: Array.from({ length: 1_005 }, (_, place) => ({
      username: `crowd-${place}`,
      email: `crowd-${place}@x.example`,
      full_name: `Crowd ${place}`,
      ...stamps,
    })),
  });
  const of = { requirement_id: requirement.id, submitter_id: submitter.id, version: 1, ...stamps };
  await database().accessApproval.createMany({
    // Each expires a minute before the one stored before it.
    data: crowd.map(({ id }, place) => ({ ...of, accessor_id: id, expired_on: new Date(end - place * 60_000) })),
  });
  expect(await expireAccess(at('2027-01-01T10:00:00Z'))).toMatchObject({ revoked: 1_005 });
  const batches = await database().$queryRaw<{ count: number; oldest: Date; newest: Date }[]>(sql`
    SELECT count(*)::int AS count, min(expired_on) AS oldest, max(expired_on) AS newest
    FROM access_approval GROUP BY xmin ORDER BY oldest`);
  expect(batches.map(({ count }) => count)).toEqual([1_000, 5]);
  expect(batches[0]?.newest.getTime()).toBeLessThan(batches[1]?.oldest.getTime() ?? 0);
});

test('told counts neither deleted people nor service accounts, who are told of no end, but those who are suspended', async () => {
  const { approve, submitter } = await makeAccessWorld({ expiration_period_days: 90, reminders: [] });
  const [gone, away, robot] = [await makeUser(), await makeUser(), await makeUser({ is_service_account: true })];
  await approve('2026-12-15T10:00:00Z', [submitter, gone, away, robot]);
  const since = new Date('2026-12-16T10:00:00Z');
  const change = (id: string, data: object) => database().user.update({ where: { id }, data });
  await change(gone.id, { status: 'deleted', deleted_at: since });
  await change(away.id, { status: 'suspended', suspended_at: since });
  const now = '2027-03-15T10:00:00Z';
  expect(await expireAccess(at(now))).toEqual({ revoked: 4, told: 2, keep_access: 0 });
  expect(await sendAccessNotices(at(now))).toMatchObject({ taken: 2, cancelled: 2 });
});
