import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { createEndDateRequest } from '@/lib/services/end-date-requests/create-end-date-request';
import { approveByProvider } from '@/lib/services/orders/approve-by-provider';
import { setOrderDone } from '@/lib/services/orders/set-order-done';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { changeProject } from '@/lib/services/projects/change-project';
import { setPaused } from '@/lib/services/resources/set-paused';
import {
  dayValue,
  makeCustomer,
  makeOffering,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeUser,
} from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const at = (instant: string) => testContext(systemActor, new Date(instant));
const run = (instant: string) => advanceProjects(at(instant));
const anyVersion = { requireVersion: () => undefined };
const projectOf = (id: string) => database().project.findUniqueOrThrow({ where: { id } });
const resourceOf = (id: string) => database().resource.findUniqueOrThrow({ where: { id } });
const ordersOf = (project_id: string) => database().order.findMany({ where: { project_id }, orderBy: { id: 'asc' } });
const pausable = () => makeOffering({ plugin_options: { supports_pausing: true } });
const asStaff = async (instant: string) => testContext(await makeUser({ is_staff: true }), new Date(instant));

describe('a run takes a project', () => {
  test('at the first run of each new day in its zone, and not again that day', async () => {
    await makeProject({ time_zone: 'Asia/Tokyo', end_date: dayValue('2027-06-01') });
    const day = () => database().projectDay.findUniqueOrThrow({ where: { zone: 'Asia/Tokyo' } });
    const taken: unknown[] = [];
    for (const instant of ['01-10T14:59', '01-10T15:00', '01-10T15:15', '01-11T14:45', '01-11T15:00']) {
      await run(`2027-${instant}:00Z`);
      taken.push((await day()).taken_at.toISOString());
    }
    expect(taken).toEqual(
      ['10T14:59', '10T15:00', '10T15:00', '10T15:00', '11T15:00'].map((instant) => `2027-01-${instant}:00.000Z`),
    );
  });

  test('once for all the days that an outage missed', async () => {
    const project = await makeProject({ end_date: dayValue('2027-01-01'), grace_period_days: 3 });
    const { id } = await makeResource({ project_id: project.id });
    await run('2026-12-31T12:00:00Z');
    await run('2027-01-20T12:00:00Z');
    expect(await ordersOf(project.id)).toMatchObject([{ order_type: 'TERMINATE', resource_id: id }]);
    const states = await database().projectStateChange.findMany({ where: { project_id: project.id } });
    expect(states.map(({ state }) => state)).toEqual(['end_date_set', 'expired']);
  });

  test('on the day it begins, also when that passed in an outage', async () => {
    const { id } = await makeProject({ start_date: dayValue('2027-01-15'), end_date: dayValue('2027-12-31') });
    for (const day of ['10', '11', '20', '21']) await run(`2027-01-${day}T12:00:00Z`);
    const states = await database().projectStateChange.findMany({ where: { project_id: id }, orderBy: { at: 'asc' } });
    expect(states.map(({ at, state }) => [state, at.toISOString().slice(8, 10)])).toEqual([
      ['creating', '10'],
      ['end_date_set', '20'],
    ]);
  });

  test.each([
    ['its end date', { end_date: dayValue('2027-01-10') }],
    ['its grace', { grace_period_days: 0 }],
    ['its zone', { time_zone: 'Pacific/Kiritimati' }],
    ['its start', { start_date: dayValue('2027-01-01') }],
  ])('once more the same day after %s changed, whoever changed it', async (_what, data) => {
    const project = await makeProject({ end_date: dayValue('2027-01-20'), grace_period_days: 5 });
    await run('2027-01-10T10:00:00Z');
    await database().project.update({ where: { id: project.id }, data });
    expect((await projectOf(project.id)).life_taken_at).toBeNull();
    await run('2027-01-10T10:15:00Z');
    expect((await projectOf(project.id)).life_taken_at).toEqual(new Date('2027-01-10T10:15:00Z'));
  });

  test('once more after the grace of its organisation changed: without any, what was in grace ends', async () => {
    const customer = await makeCustomer({ grace_period_days: 5 });
    const project = await makeProject({ customer_id: customer.id, end_date: dayValue('2027-01-10') });
    const paused = await makeResource({ project_id: project.id, offering_id: (await pausable()).id });
    await run('2027-01-11T10:00:00Z');
    expect((await resourceOf(paused.id)).paused).toBe(true);
    await database().customer.update({ where: { id: customer.id }, data: { grace_period_days: null } });
    await run('2027-01-11T10:15:00Z');
    expect(await ordersOf(project.id)).toMatchObject([{ order_type: 'TERMINATE', state: 'EXECUTING' }]);
  });

  test('a date of today acts at once', async () => {
    const project = await makeProject();
    const { id } = await makeResource({ project_id: project.id });
    await run('2027-01-10T10:00:00Z');
    await changeProject(
      await asStaff('2027-01-10T10:05:00Z'),
      { uuid: project.id, end_date: '2027-01-10' },
      anyVersion,
    );
    const asked = { kind: 'project_lives.requested', processed_at: null, created: new Date('2027-01-10T10:05:00Z') };
    expect(await database().outboxMessage.count({ where: asked })).toBe(1);
    await run('2027-01-10T10:05:01Z');
    expect((await resourceOf(id)).state).toBe('TERMINATING');
  });
});

test.each([
  ['cleared', null],
  ['moved to today', '2027-01-10'],
])('a start date that is %s lets the orders that waited for it go on at once', async (_how, start_date) => {
  const project = await makeProject({ start_date: dayValue('2027-06-01') });
  const { id } = await makeOrder({ project_id: project.id, state: 'PENDING_PROJECT' });
  await run('2027-01-10T10:00:00Z');
  await changeProject(await asStaff('2027-01-10T10:05:00Z'), { uuid: project.id, start_date }, anyVersion);
  const asked = { kind: 'project_lives.requested', created: new Date('2027-01-10T10:05:00Z') };
  expect(await database().outboxMessage.count({ where: asked })).toBeGreaterThan(0);
  await run('2027-01-10T10:05:01Z');
  expect(await database().order.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'EXECUTING' });
});

test('members stay in grace and when their project has expired, until it is deleted', async () => {
  const project = await makeProject({ end_date: dayValue('2027-01-10'), grace_period_days: 2 });
  await makeResource({ project_id: project.id });
  await makeRole({ user_id: (await makeUser()).id, role: 'PROJECT_MEMBER', project_id: project.id });
  const members = () => database().userRole.count({ where: { project_id: project.id, is_active: true } });
  const counts: number[] = [];
  for (const day of ['11', '13']) {
    await run(`2027-01-${day}T10:00:00Z`);
    counts.push(await members());
  }
  await database().order.updateMany({ where: { project_id: project.id }, data: { state: 'DONE' } });
  await database().resource.updateMany({ where: { project_id: project.id }, data: { state: 'TERMINATED' } });
  await run('2027-01-14T10:00:00Z');
  expect([...counts, await members()]).toEqual([1, 1, 0]);
});

describe('a pause', () => {
  const inGrace = { end_date: dayValue('2027-01-10'), grace_period_days: 30 };

  test('by grace is undone in the commit that moves the end date, with its event', async () => {
    const project = await makeProject(inGrace);
    const { id } = await makeResource({ project_id: project.id, offering_id: (await pausable()).id });
    await run('2027-01-11T10:00:00Z');
    expect(await resourceOf(id)).toMatchObject({ paused: true, paused_by: 'grace' });
    await changeProject(
      await asStaff('2027-01-12T10:00:00Z'),
      { uuid: project.id, end_date: '2027-02-01' },
      anyVersion,
    );
    expect(await resourceOf(id)).toMatchObject({ paused: false, paused_by: null });
    const events = await database().event.findMany({
      where: { project_id: project.id, event_type: { contains: 'pause' } },
    });
    expect(events.map(({ event_type }) => event_type)).toEqual([
      'marketplace_resource_paused',
      'marketplace_resource_unpaused',
    ]);
  });

  test('and an unpause by staff stay theirs: grace neither pauses nor unpauses that resource any more', async () => {
    const project = await makeProject(inGrace);
    const make = async () => makeResource({ project_id: project.id, offering_id: (await pausable()).id });
    const [paused, unpaused] = [await make(), await make()];
    await run('2027-01-11T10:00:00Z');
    await setPaused(await asStaff('2027-01-11T11:00:00Z'), { uuid: paused.id, paused: true });
    await setPaused(await asStaff('2027-01-11T11:00:00Z'), { uuid: unpaused.id, paused: false });
    await run('2027-01-12T10:00:00Z');
    expect(await resourceOf(unpaused.id)).toMatchObject({ paused: false, paused_by: 'staff' });
    await changeProject(await asStaff('2027-01-13T10:00:00Z'), { uuid: project.id, end_date: null }, anyVersion);
    await run('2027-01-13T10:15:00Z');
    expect(await resourceOf(paused.id)).toMatchObject({ paused: true, paused_by: 'staff' });
  });
});

describe('terminations', () => {
  test('that a resource without grace needs are ordered from the end date on, in the name of who asked for the date', async () => {
    const [asker, accepter] = [await makeUser(), await makeUser()];
    const project = await makeProject({
      end_date: dayValue('2027-01-10'),
      grace_period_days: 30,
      end_date_requested_by_id: asker.id,
    });
    const accepted = { termination_accepted_at: new Date('2027-01-01'), termination_accepted_by_id: accepter.id };
    const { id: offering_id } = await makeOffering({
      plugin_options: { disable_grace_period: true, supports_pausing: true },
    });
    const without = await makeResource({ project_id: project.id, offering_id });
    const own = await makeResource({ project_id: project.id, end_date: dayValue('2027-01-11'), ...accepted });
    await run('2027-01-10T10:00:00Z');
    await run('2027-01-12T10:00:00Z');
    const orders = await ordersOf(project.id);
    expect(orders.map(({ created_by_id, resource_id }) => [resource_id, created_by_id])).toEqual([
      [without.id, asker.id],
      [own.id, accepter.id],
    ]);
    expect((await resourceOf(without.id)).paused).toBe(false);
  });

  test('wait for an order that is open, and one that the provider rejected is made again the next day', async () => {
    const project = await makeProject({ end_date: dayValue('2027-01-10') });
    const { id: offering_id } = await makeOffering({ plugin_options: { provider_review: true } });
    const { id: resource_id } = await makeResource({ project_id: project.id, offering_id });
    const open = await makeOrder({
      project_id: project.id,
      offering_id,
      resource_id,
      order_type: 'UPDATE',
      state: 'EXECUTING',
    });
    await run('2027-01-10T10:00:00Z');
    expect(await ordersOf(project.id)).toHaveLength(1);
    await database().order.update({ where: { id: open.id }, data: { state: 'DONE' } });
    await run('2027-01-11T10:00:00Z');
    const [, ordered] = await ordersOf(project.id);
    expect(ordered).toMatchObject({ order_type: 'TERMINATE', state: 'PENDING_PROVIDER' });
    const rejected = { state: 'REJECTED', modified: new Date('2027-01-11T23:00:00Z') };
    await database().order.update({ where: { id: ordered?.id ?? '' }, data: rejected });
    await run('2027-01-11T23:30:00Z');
    expect(await ordersOf(project.id)).toHaveLength(2);
    await run('2027-01-12T00:00:00Z');
    expect(await ordersOf(project.id)).toHaveLength(3);
  });

  test('of an expired project are ordered for a resource, too, whose own end was accepted and is yet to come', async () => {
    const project = await makeProject({ end_date: dayValue('2027-01-10') });
    const accepted = { end_date: dayValue('2027-06-01'), termination_accepted_at: new Date('2027-01-01') };
    const { id } = await makeResource({ project_id: project.id, ...accepted });
    await run('2027-01-10T10:00:00Z');
    expect(await ordersOf(project.id)).toMatchObject([{ order_type: 'TERMINATE', resource_id: id }]);
  });

  test('do not wait for the start of their project', async () => {
    const project = await makeProject({ start_date: dayValue('2027-06-01') });
    const { id: resource_id } = await makeResource({ project_id: project.id });
    const fields = { project_id: project.id, resource_id, order_type: 'TERMINATE', start_date: dayValue('2027-01-10') };
    await makeOrder({ ...fields, state: 'PENDING_START_DATE' });
    await run('2027-01-10T10:00:00Z');
    expect((await resourceOf(resource_id)).state).toBe('TERMINATING');
  });
});

test('a project ends without a hand on the database: expired, terminations ordered, finished by the provider, deleted', async () => {
  const { id: offering_id, customer_id: provider_id } = await makeOffering({
    plugin_options: { provider_review: true },
  });
  const provider = await makeUser();
  await makeRole({ user_id: provider.id, role: 'CUSTOMER_OWNER', customer_id: provider_id });
  const member = await makeUser();
  const project = await makeProject({ end_date: dayValue('2027-01-10'), grace_period_days: 2 });
  await makeRole({ user_id: member.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await makeResource({ project_id: project.id, offering_id });
  await makeResource({
    project_id: project.id,
    offering_id: (await makeOffering({ plugin_options: { auto_complete: true } })).id,
  });
  const finish = (instant: string) => testContext(provider, new Date(instant));
  await run('2027-01-12T23:59:59Z');
  expect(await ordersOf(project.id)).toEqual([]);
  await run('2027-01-13T00:00:00Z');
  const [waiting] = await database().order.findMany({ where: { project_id: project.id, offering_id } });
  const uuid = waiting?.id ?? '';
  await approveByProvider(finish('2027-01-13T08:00:00Z'), { uuid });
  await run('2027-01-13T08:15:00Z');
  expect((await projectOf(project.id)).is_removed).toBe(false);
  await setOrderDone(finish('2027-01-13T09:00:00Z'), { uuid });
  const asked = { kind: 'project_lives.requested', created: new Date('2027-01-13T09:00:00Z') };
  expect(await database().outboxMessage.count({ where: asked })).toBe(1);
  await run('2027-01-13T09:00:01Z');
  expect((await projectOf(project.id)).is_removed).toBe(true);
  expect(await database().resource.count({ where: { project_id: project.id, state: { not: 'TERMINATED' } } })).toBe(0);
  const events = await database().event.findMany({ where: { project_id: project.id }, orderBy: { id: 'asc' } });
  const types = events.map(({ event_type }) => event_type);
  expect(types.filter((type) => type === 'marketplace_resource_terminate_succeeded')).toHaveLength(2);
  expect(types.at(-1)).toBe('project_deletion_succeeded');
});

test('the asker is told that a request was rejected because its day has passed', async () => {
  const project = await makeProject();
  const manager = await makeUser();
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
  const asked = { project: project.id, requested_end_date: '2027-01-10', comment: '' };
  await createEndDateRequest(testContext(manager, new Date('2027-01-09T10:00:00Z')), asked);
  await run('2027-01-11T00:00:00Z');
  const where = { kind: 'end_date_request', user_id: manager.id };
  expect((await database().outboxMessage.findMany({ where })).map(({ payload }) => payload)).toMatchObject([
    { facts: { mail: 'ended', state: 'rejected', review_comment: 'The day has passed.' } },
  ]);
});

test('a day that only brings a project into another state tells open pages, once', async () => {
  const { id } = await makeProject({ start_date: dayValue('2028-01-02') });
  const touched: unknown[] = [];
  const watched = (instant: string) =>
    transaction(at(instant), (tx) => advanceProjects({ ...tx, touch: (one) => void touched.push([instant, one]) }));
  await run('2028-01-01T12:00:00Z');
  for (const hour of ['12', '13']) await watched(`2028-01-02T${hour}:00:00Z`);
  expect(await database().projectStateChange.count({ where: { project_id: id } })).toBe(2);
  expect(touched).toEqual([['2028-01-02T12:00:00Z', { topic: 'projects' }]]);
});
