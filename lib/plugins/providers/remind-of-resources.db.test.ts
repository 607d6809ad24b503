import { beforeEach, describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { dayValue, makeOffering, makeOrder, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { runDigests } from '@/lib/testing/make-reader';
import { systemActor, testContext } from '@/lib/testing/test-context';

const instant = (text: string) => new Date(`2027-${text}:00Z`);
const refresh = (text: string) =>
  refreshActions(testContext(systemActor, instant(text)), { actionType: 'expiring_resource' });

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE user_account, customer, outbox_message, reminder, digest, job_run CASCADE`);
});

/** Someone in a project in Tallinn with a prepaid resource that ends on 31 March 2027, reminded 30, 14, 7 and 1 days before. */
async function make(person: Parameters<typeof makeUser>[0] = {}) {
  const project = await makeProject({ time_zone: 'Europe/Tallinn' });
  const offering = await makeOffering({ customer_id: project.customer_id });
  const reader = await makeUser({ time_zone: 'Europe/Tallinn', ...person });
  const role = await makeRole({ user_id: reader.id, role: 'PROJECT_MANAGER', project_id: project.id });
  const resource = await makeResource({
    project_id: project.id,
    offering_id: offering.id,
    name: 'Archive',
    end_date: dayValue('2027-03-31'),
  });
  const set = (data: object) => database().resource.update({ where: { id: resource.id }, data });
  return { reader, resource, role, set };
}

const rows = async () =>
  (await database().reminder.findMany({ orderBy: [{ created: 'asc' }, { milestone_rank: 'asc' }] })).map(
    ({ milestone, reason, status }) => [milestone, status, reason],
  );

describe('the ledger of reminders of the ends of resources', () => {
  test('gets a row by the first refresh on or after the day of each milestone in the zone of the project', async () => {
    const { reader, resource } = await make();
    await refresh('02-28T21:45');
    expect(await rows()).toEqual([]);
    await refresh('02-28T22:00');
    await refresh('02-28T22:15');
    expect(await rows()).toEqual([['30 days', 'SCHEDULED', null]]);
    expect(await database().reminder.findFirst()).toMatchObject({
      kind: 'expiring_resource',
      object_type: 'resource',
      object_id: resource.id,
      object_name: 'Archive',
      episode: '2027-03-31',
      recipient_id: reader.id,
      scheduled_for: instant('02-28T22:00'),
    });
  });

  test('is told by the first digest that lists the resource, which names its delivery', async () => {
    await make();
    await refresh('03-29T22:00');
    await runDigests(instant('03-30T06:00'));
    const [digest] = await database().digest.findMany();
    expect(await database().reminder.findFirst({ where: { status: 'SCHEDULED' } })).toMatchObject({
      milestone: '1 day',
      outbox_message_id: digest?.outbox_message_id,
    });
    await deliver(testContext(systemActor, instant('03-30T06:01')));
    expect(await database().reminder.findFirst({ where: { milestone: '1 day' } })).toMatchObject({
      status: 'SENT',
      is_late: false,
    });
  });

  test('of milestones that passed in an outage the most pressing is told, late, and the others are superseded', async () => {
    await make();
    await refresh('02-28T22:00');
    await refresh('03-25T09:00');
    expect(await rows()).toEqual([
      ['30 days', 'SUPERSEDED', 'newer_milestone'],
      ['14 days', 'SUPERSEDED', 'newer_milestone'],
      ['7 days', 'SCHEDULED', null],
    ]);
    await database().userAction.updateMany({ data: { urgency_rank: 3 } });
    await runDigests(instant('03-26T07:00'));
    await deliver(testContext(systemActor, instant('03-26T07:01')));
    expect(await database().reminder.findFirst({ where: { milestone: '7 days' } })).toMatchObject({
      status: 'SENT',
      is_late: true,
    });
  });

  test.each([
    ['is renewed', 'renewed', { end_date: dayValue('2028-03-31') }],
    ['ends earlier', 'date_moved', { end_date: dayValue('2027-03-02') }],
    ['has no end any more', 'date_moved', { end_date: null }],
    ['is to end, as someone accepted', 'accepted', { termination_accepted_at: instant('03-01T09:00') }],
    ['is terminated', 'ended', { state: 'TERMINATED' }],
  ])('when the resource %s, the reminder is cancelled: %s', async (_what, reason, data) => {
    const { set } = await make();
    await refresh('03-01T08:00');
    await set(data);
    await refresh('03-01T09:00');
    expect((await rows())[0]).toEqual(['30 days', 'CANCELLED', reason]);
  });

  test('what an order holds up stays planned until the order has ended the resource', async () => {
    const { resource, set } = await make();
    await refresh('03-01T08:00');
    const order = await makeOrder({
      project_id: resource.project_id,
      offering_id: resource.offering_id,
      resource_id: resource.id,
      order_type: 'TERMINATE',
      state: 'PENDING_PROVIDER',
    });
    await refresh('03-01T09:00');
    expect(await rows()).toEqual([['30 days', 'SCHEDULED', null]]);
    await database().order.update({ where: { id: order.id }, data: { state: 'EXECUTING' } });
    await set({ state: 'TERMINATING' });
    await refresh('03-01T10:00');
    expect(await rows()).toEqual([['30 days', 'CANCELLED', 'ended']]);
  });

  test('a reader in another zone is told in time by the first digest after the day began where the project is', async () => {
    await make({ time_zone: 'America/New_York' });
    await refresh('03-29T22:00');
    await runDigests(instant('03-30T14:00'));
    await deliver(testContext(systemActor, instant('03-30T14:01')));
    expect(await database().reminder.findFirst({ where: { milestone: '1 day' } })).toMatchObject({
      status: 'SENT',
      is_late: false,
    });
  });

  test('is not told by a digest that leaves the resource out, because its reader has snoozed it', async () => {
    await make();
    await refresh('03-29T22:00');
    await database().userAction.updateMany({ data: { is_silenced: true, silence_mode: 'forever' } });
    await runDigests(instant('03-30T06:00'));
    expect(await database().reminder.findFirst({ where: { status: 'SCHEDULED' } })).toMatchObject({
      milestone: '1 day',
      outbox_message_id: null,
    });
  });

  test('whoever loses the role is not reminded, and who gets it back is reminded by a new row', async () => {
    const { role } = await make();
    await refresh('03-01T08:00');
    await database().userRole.update({ where: { id: role.id }, data: { is_active: false } });
    await refresh('03-01T09:00');
    await database().userRole.update({ where: { id: role.id }, data: { is_active: true } });
    await refresh('03-01T10:00');
    expect(await rows()).toEqual([
      ['30 days', 'CANCELLED', 'access_lost'],
      ['30 days', 'SCHEDULED', null],
    ]);
  });

  test('whoever gets no digest has a row for each milestone that says so, once', async () => {
    await make({ digest_enabled: false });
    await refresh('03-01T08:00');
    await runDigests(instant('03-01T09:00'));
    await refresh('03-17T08:00');
    await runDigests(instant('03-17T09:00'));
    expect(await rows()).toEqual([
      ['30 days', 'CANCELLED', 'switched_off'],
      ['14 days', 'CANCELLED', 'switched_off'],
    ]);
  });
});
