import { beforeEach, describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';
import { deliver } from '@/lib/services/delivery/deliver';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeApproval, makeSubmission } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));
const send = (instant: string) => sendAccessNotices(at(instant));
/** Approved on 2026-12-15 for 90 days, so until 2027-03-15, with reminders on 2027-01-15 and 2027-02-15. */
const APPROVED = '2026-12-15T10:00:00Z';
const DUE = '2027-01-15T10:00:00Z';
const world = () => makeAccessWorld({ expiration_period_days: 90 });
type World = Awaited<ReturnType<typeof world>>;

/** What stops a renewal, each done without anybody looking at the notices of the group. */
const stops = {
  requirement_archived: ({ requirement }: World) =>
    database().accessRequirement.update({ where: { id: requirement.id }, data: { archived_at: new Date(APPROVED) } }),
  renewed: ({ requirement, submitter }: World) =>
    makeSubmission({
      requirement_id: requirement.id,
      submitter_id: submitter.id,
      state: 'SUBMITTED',
      is_renewal: true,
    }),
  revoked: () =>
    database().accessApproval.updateMany({
      data: { state: 'REVOKED', ended_by: 'committee', ended_at: new Date(APPROVED) },
    }),
  other_approval: async ({ requirement, submitter }: World) =>
    makeApproval({
      requirement_id: requirement.id,
      submitter_id: (await makeUser()).id,
      accessor_id: submitter.id,
      expired_on: null,
    }),
  recipient_inactive: ({ submitter }: World) =>
    database().user.update({
      where: { id: submitter.id },
      data: { status: 'suspended', suspended_at: new Date(APPROVED) },
    }),
};
type Stop = keyof typeof stops;
const inOrder: readonly Stop[] = ['requirement_archived', 'renewed', 'revoked', 'other_approval', 'recipient_inactive'];

describe('what stops a renewal notice is looked at again when it is due', () => {
  test.each(inOrder.slice(0, -1))(
    '%s: the scheduled notices of the group are CANCELLED, and nobody is told',
    async (stop) => {
      const given = await world();
      await given.approve(APPROVED);
      await stops[stop](given);
      expect(await send(DUE)).toEqual({ taken: 0, late: 0, superseded: 0, cancelled: 2 });
      expect(await noticesTo(given.submitter.id)).toEqual([
        ['2 months', '2027-01-15T10:00', 'CANCELLED', stop],
        ['1 month', '2027-02-15T10:00', 'CANCELLED', stop],
      ]);
      expect(await database().outboxMessage.count({ where: { kind: 'access_renewal' } })).toBe(0);
    },
  );

  test.each([
    ['suspended', { status: 'suspended', suspended_at: new Date(APPROVED) }],
    ['deleted', { status: 'deleted', deleted_at: new Date(APPROVED) }],
  ])('recipient_inactive, of a %s submitter: only the one that is due is CANCELLED', async (_how, data) => {
    const given = await world();
    await given.approve(APPROVED);
    await database().user.update({ where: { id: given.submitter.id }, data });
    expect(await send(DUE)).toEqual({ taken: 0, late: 0, superseded: 0, cancelled: 1 });
    expect(await noticesTo(given.submitter.id)).toEqual([
      ['2 months', '2027-01-15T10:00', 'CANCELLED', 'recipient_inactive'],
      ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
    ]);
  });

  test.each([
    ['requirement_archived', 'renewed'],
    ['renewed', 'revoked'],
    ['renewed', 'other_approval'],
    ['revoked', 'recipient_inactive'],
    ['other_approval', 'recipient_inactive'],
  ] as const)('of several the first that holds is the reason: %s before %s', async (first, second) => {
    const given = await world();
    await given.approve(APPROVED);
    await stops[second](given);
    await stops[first](given);
    await send(DUE);
    expect((await noticesTo(given.submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'CANCELLED', first]);
  });

  test.each([
    ['requirement_archived', 'requirement_archived'],
    ['renewed', 'expired'],
    ['revoked', 'expired'],
  ] as const)('after the expiry, with %s, the reason is %s', async (stop, reason) => {
    const given = await world();
    await given.approve(APPROVED);
    await stops[stop](given);
    await send('2027-03-15T10:00:00Z');
    expect((await noticesTo(given.submitter.id)).map(([, , , why]) => why)).toEqual([reason, reason]);
  });
});

test('notices ask for no preferences, digests and quiet hours, and each says that it overrides them', async () => {
  const { approve, submitter } = await world();
  await approve(APPROVED);
  const quiet = { time_zone: 'UTC', quiet_from_minute: 0, quiet_until_minute: 1_439, quiet_enabled: true };
  await database().user.update({ where: { id: submitter.id }, data: quiet });
  for (const [kind, when] of [
    ['access_renewal', 'off'],
    ['access_revoked', 'digest'],
  ] as const) {
    const preference = { user_id: submitter.id, kind, channel: 'email', when };
    await database().notificationPreference.create({ data: preference });
  }
  await send(DUE);
  await deliver(at(DUE));
  await stops.revoked();
  await send('2027-03-15T10:00:00Z');
  await deliver(at('2027-03-15T10:00:00Z'));
  const sent = await database().delivery.findMany({
    where: { user_id: submitter.id, kind: { in: ['access_renewal', 'access_revoked'] } },
    orderBy: { created: 'asc' },
  });
  expect(sent.map(({ kind, state }) => [kind, state])).toEqual([
    ['access_renewal', 'sent'],
    ['access_revoked', 'sent'],
  ]);
  for (const { id: uuid } of sent) {
    expect(await readDelivery(testContext(), { uuid })).toMatchObject({ override_notification_setting: true });
  }
});

test('of more than a batch the oldest are taken first', async () => {
  const { requirement, submitter } = await world();
  const stamps = { created: new Date(APPROVED), modified: new Date(APPROVED) };
  const crowd = await database().user.createManyAndReturn({
    data: Array.from({ length: 1_005 }, (_, place) => ({
      username: `crowd-${place}`,
      email: `crowd-${place}@x.example`,
      full_name: `Crowd ${place}`,
      ...stamps,
    })),
  });
  const of = { requirement_id: requirement.id, submitter_id: submitter.id, version: 1, ...stamps };
  const end = { state: 'REVOKED', ended_by: 'committee', ended_at: new Date(DUE) };
  const approvals = await database().accessApproval.createManyAndReturn({
    data: crowd.map(({ id }) => ({ ...of, ...end, accessor_id: id })),
  });
  const about = { kind: 'access_revoked', object_type: 'access_approval', object_name: 'Tides', episode: '1' };
  await database().reminder.createMany({
    // Each a minute older than the one stored before it.
    data: approvals.map(({ accessor_id, id }, place) => ({
      ...about,
      object_id: id,
      recipient_id: accessor_id,
      scheduled_for: new Date(Date.parse(DUE) - place * 60_000),
      ...stamps,
    })),
  });
  expect(await send(DUE)).toMatchObject({ taken: 1_005 });
  const batches = await database().$queryRaw<{ count: number; oldest: Date; newest: Date }[]>(sql`
    SELECT count(*)::int AS count, min(scheduled_for) AS oldest, max(scheduled_for) AS newest
    FROM reminder GROUP BY xmin ORDER BY oldest`);
  expect(batches.map(({ count }) => count)).toEqual([1_000, 5]);
  expect(batches[0]?.newest.getTime()).toBeLessThan(batches[1]?.oldest.getTime() ?? 0);
});
