import { beforeEach, expect, test } from 'vitest';
import { listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import { type Db, database, sql } from '@/lib/db/client';
import { listAccessNotifications } from '@/lib/services/access-notices/list-access-notifications';
import { readAccessNotification } from '@/lib/services/access-notices/read-access-notification';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { cleanUp } from '@/lib/services/clean-up/clean-up';
import { deliver } from '@/lib/services/delivery/deliver';
import { clearAccess, makeAccessWorld } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { rowsReadOf } from '@/lib/testing/rows-read-of';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));
/** Approved on 2026-12-15 for 90 days, so until 2027-03-15. */
const APPROVED = '2026-12-15T10:00:00Z';
const world = () => makeAccessWorld({ expiration_period_days: 90, reminders: [{ months: 2 }] });
const renewalOf = (episode: string) =>
  database().reminder.findFirstOrThrow({ where: { kind: 'access_renewal', episode: { startsWith: episode } } });

test('delivery_uuid is null before, then that of the delivery, and null again once its retention is over; the notice stays SENT', async () => {
  const { approve, at: asStaff, submitter } = await world();
  await approve(APPROVED);
  const { id } = await renewalOf('2027-03-15');
  const shown = () => readAccessNotification(asStaff('2027-06-01T10:00:00Z'), { id });
  expect(await shown()).toMatchObject({ status: 'SCHEDULED', delivery_uuid: null, attempts: [] });
  await sendAccessNotices(at('2027-01-15T10:00:00Z'));
  await deliver(at('2027-01-15T10:00:00Z'));
  const delivery = await database().delivery.findFirstOrThrow({
    where: { user_id: submitter.id, kind: 'access_renewal' },
  });
  expect(await shown()).toMatchObject({
    status: 'SENT',
    delivery_uuid: delivery.id,
    attempts: [{ delivery_uuid: delivery.id }],
  });
  await cleanUp(at('2027-04-14T10:00:00Z'));
  expect(await shown()).toMatchObject({ delivery_uuid: delivery.id });
  await cleanUp(at('2027-04-16T10:00:00Z'));
  expect(await shown()).toMatchObject({ status: 'SENT', delivery_uuid: null, attempts: [] });
});

test('approval_id of a renewal notice is the submitter’s own approval, and null when the group has none', async () => {
  const { approve, at: asStaff, submitter } = await world();
  const approvalIdOf = async (episode: string) => {
    const { id } = await renewalOf(episode);
    return (await readAccessNotification(asStaff('2027-01-01T10:00:00Z'), { id })).approval_id;
  };
  await approve(APPROVED, [await makeUser()], { type: 'GAIN_ACCESS' });
  expect(await approvalIdOf('2027-03-15')).toBeNull();
  await approve('2026-12-20T10:00:00Z', [submitter], { type: 'GAIN_ACCESS' });
  const own = await database().accessApproval.findFirstOrThrow({ where: { accessor_id: submitter.id } });
  expect([await approvalIdOf('2027-03-20'), await approvalIdOf('2027-03-15')]).toEqual([own.id, null]);
});

test('the notices of one requirement, or through one submitter, are found without reading those of others', async () => {
  const { approve, at: asStaff, requirement, submitter } = await world();
  await approve(APPROVED);
  await database().$executeRaw(sql`
    WITH other AS (
      INSERT INTO access_requirement (name, created, modified) SELECT 'Other ' || i, now(), now() FROM generate_series(1, 300) AS i RETURNING id),
    given AS (
      INSERT INTO access_approval (requirement_id, submitter_id, accessor_id, version, created, modified)
      SELECT other.id, ${(await makeUser()).id}::uuid, ${(await makeUser()).id}::uuid, 1, now(), now() FROM other RETURNING id, accessor_id)
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, recipient_id, scheduled_for, created, modified)
    SELECT 'access_revoked', 'access_approval', id, 'Other', episode::text, accessor_id, now(), now(), now()
    FROM given CROSS JOIN generate_series(1, 10) AS episode`);
  await database().$executeRaw(sql`ANALYZE reminder, access_approval`);
  for (const narrowing of [{ requirement: requirement.id }, { submitter: submitter.id }]) {
    const input = listAccessNotificationsOperation.query.parse(narrowing);
    const ask = (db: Db) => listAccessNotifications({ ...asStaff(APPROVED), db }, input);
    const { total } = await ask(database());
    expect(total).toBe(2);
    expect(await rowsReadOf('reminder', ask)).toBeLessThan(100);
  }
});
