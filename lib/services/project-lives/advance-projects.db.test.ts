import { expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
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
import { statementsOf } from '@/lib/testing/statements-of';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

/** Noon of a day. */
const on = (day: string) => testContext(systemActor, new Date(`${day}T12:00:00Z`));
const run = (day: string) => advanceProjects(on(day));
const projectOf = (id: string) => database().project.findUniqueOrThrow({ where: { id } });
const resourceOf = (id: string) => database().resource.findUniqueOrThrow({ where: { id } });
const ordersOf = (project_id: string) =>
  database().order.findMany({ where: { project_id }, orderBy: { created: 'asc' } });
const automatic = () => makeOffering({ plugin_options: { auto_complete: true } });

test('an expired project whose offerings complete by themselves is deleted in the same run, with a snapshot of its live roles; an event says of each role why it ended', async () => {
  const person = await makeUser();
  const project = await makeProject({ end_date: dayValue('2026-12-01'), end_date_requested_by_id: person.id });
  const resource = await makeResource({ project_id: project.id, offering_id: (await automatic()).id });
  const held = await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await makeRole({
    user_id: (await makeUser()).id,
    role: 'PROJECT_MEMBER',
    project_id: project.id,
    expiration_time: new Date('2026-11-30'),
  });
  await run('2026-11-30');
  expect((await projectOf(project.id)).is_removed).toBe(false);
  await run('2026-12-01');
  expect((await resourceOf(resource.id)).state).toBe('TERMINATED');
  expect(await ordersOf(project.id)).toMatchObject([
    { order_type: 'TERMINATE', state: 'DONE', created_by_id: person.id },
  ]);
  expect(await projectOf(project.id)).toMatchObject({
    is_removed: true,
    termination_metadata: {
      terminated_by: null,
      user_roles: [
        {
          user_id: person.id,
          user_username: person.username,
          role_id: held.role_id,
          role_name: 'PROJECT_MANAGER',
          is_restored: false,
        },
      ],
    },
  });
  expect(await database().userRole.count({ where: { project_id: project.id, is_active: true } })).toBe(0);
  const events = await database().event.findMany({ where: { project_id: project.id }, orderBy: { id: 'asc' } });
  expect(events.filter(({ event_type }) => event_type === 'role_revoked')).toMatchObject([
    { context: { reason: 'expired' } },
    { context: { reason: 'project_deleted' } },
  ]);
  expect(events.map(({ event_type }) => event_type)).toEqual(
    expect.arrayContaining([
      'marketplace_order_created',
      'marketplace_order_completed',
      'project_deletion_triggered',
      'role_revoked',
      'project_deletion_succeeded',
    ]),
  );
  const [order] = await ordersOf(project.id);
  expect(events.find(({ event_type }) => event_type === 'marketplace_order_created')?.context).toMatchObject({
    order_uuid: order?.id,
    offering_uuid: resource.offering_id,
    resource_uuid: resource.id,
  });
  const states = await database().projectStateChange.findMany({
    where: { project_id: project.id },
    orderBy: { id: 'asc' },
  });
  expect(states.map(({ state }) => state)).toEqual(['end_date_set', 'expired', 'soft_deleted']);
});

test('an expired project waits for the provider, and is deleted when the last resource is gone', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01') });
  const offering = await makeOffering({ plugin_options: { provider_review: true } });
  const resource = await makeResource({ project_id: project.id, offering_id: offering.id });
  await run('2026-12-01');
  await run('2026-12-02');
  expect(await ordersOf(project.id)).toMatchObject([{ state: 'PENDING_PROVIDER', created_by_id: null }]);
  expect((await projectOf(project.id)).is_removed).toBe(false);
  await database().order.updateMany({ where: { project_id: project.id }, data: { state: 'DONE' } });
  await database().resource.update({ where: { id: resource.id }, data: { state: 'TERMINATED' } });
  await run('2026-12-02');
  expect((await projectOf(project.id)).is_removed).toBe(true);
});

test('the requester of the end date who is not active any more is not named on the orders', async () => {
  const person = await makeUser({ status: 'suspended', suspended_at: new Date() });
  const project = await makeProject({ end_date: dayValue('2026-12-01'), end_date_requested_by_id: person.id });
  await makeResource({ project_id: project.id });
  await run('2026-12-01');
  expect(await ordersOf(project.id)).toMatchObject([{ state: 'EXECUTING', created_by_id: null }]);
});

test('pending orders of an expired project are canceled, but for those to terminate that wait for the provider', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01') });
  const resource = await makeResource({ project_id: project.id });
  const kept = await makeOrder({
    project_id: project.id,
    resource_id: resource.id,
    order_type: 'TERMINATE',
    state: 'PENDING_PROVIDER',
  });
  const gone = await makeOrder({ project_id: project.id, state: 'PENDING_CONSUMER' });
  await run('2026-12-01');
  const states = new Map((await ordersOf(project.id)).map(({ id, state }) => [id, state]));
  expect([states.get(kept.id), states.get(gone.id), states.size]).toEqual(['PENDING_PROVIDER', 'CANCELED', 2]);
});

test('after an order to terminate that failed, the next is made another day, also where the project is taken again that day', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01') });
  await makeResource({ project_id: project.id });
  await run('2026-12-01');
  await database().order.updateMany({
    where: { project_id: project.id },
    data: { state: 'ERRED', modified: new Date('2026-12-01T15:00:00Z') },
  });
  await database().project.update({ where: { id: project.id }, data: { life_taken_at: null } });
  await run('2026-12-01');
  expect(await ordersOf(project.id)).toHaveLength(1);
  await run('2026-12-02');
  expect(await ordersOf(project.id)).toHaveLength(2);
});

test('in grace what can be paused is paused once, and what has no grace is ended', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01'), grace_period_days: 5 });
  const make = async (plugin_options: object, fields = {}) =>
    makeResource({ project_id: project.id, offering_id: (await makeOffering({ plugin_options })).id, ...fields });
  const paused = await make({ supports_pausing: true });
  const byStaff = await make({ supports_pausing: true }, { paused: false, paused_by: 'staff' });
  const other = await make({});
  const ended = await make({ supports_pausing: true, disable_grace_period: true });
  await run('2026-12-01');
  expect((await resourceOf(paused.id)).paused).toBe(false);
  expect((await resourceOf(ended.id)).state).toBe('TERMINATING');
  await run('2026-12-02');
  expect(await resourceOf(paused.id)).toMatchObject({ paused: true, paused_by: 'grace' });
  for (const { id } of [byStaff, other, ended]) expect((await resourceOf(id)).paused).toBe(false);
  await run('2026-12-03');
  const where = { project_id: project.id, event_type: 'marketplace_resource_paused' };
  expect(await database().event.count({ where })).toBe(1);
  await database().project.update({ where: { id: project.id }, data: { grace_period_days: 0, end_date: null } });
  await run('2026-12-03');
  expect(await resourceOf(paused.id)).toMatchObject({ paused: false, paused_by: null });
});

test('a resource whose end was accepted gets its order after its end date, in the name of who accepted it', async () => {
  const person = await makeUser();
  const project = await makeProject();
  const accepted = {
    end_date: dayValue('2026-12-01'),
    termination_accepted_at: new Date('2026-11-20'),
    termination_accepted_by_id: person.id,
  };
  const resource = await makeResource({ project_id: project.id, ...accepted });
  await run('2026-12-01');
  expect((await resourceOf(resource.id)).state).toBe('OK');
  await run('2026-12-02');
  expect((await resourceOf(resource.id)).state).toBe('TERMINATING');
  expect(await ordersOf(project.id)).toMatchObject([
    { order_type: 'TERMINATE', state: 'EXECUTING', created_by_id: person.id },
  ]);
});

test('orders that waited for the start of a project go on when the day arrives, and make their resource', async () => {
  const project = await makeProject({ start_date: dayValue('2026-12-01') });
  const order = (fields: object) => makeOrder({ project_id: project.id, state: 'PENDING_PROJECT', ...fields });
  const executed = await order({ attributes: { name: 'Disk' }, limits: { gb: 5 } });
  const later = await order({ start_date: dayValue('2026-12-03') });
  await run('2026-11-30');
  expect((await ordersOf(project.id)).map(({ state }) => state)).toEqual(['PENDING_PROJECT', 'PENDING_PROJECT']);
  await run('2026-12-01');
  const stateOf = async (id: string) => (await database().order.findUniqueOrThrow({ where: { id } })).state;
  expect([await stateOf(executed.id), await stateOf(later.id)]).toEqual(['EXECUTING', 'PENDING_START_DATE']);
  expect(await database().resource.findMany({ where: { project_id: project.id } })).toMatchObject([
    { name: 'Disk', state: 'CREATING', limits: { gb: 5 } },
  ]);
  await run('2026-12-03');
  expect(await stateOf(later.id)).toBe('EXECUTING');
});

test('an order that may not go on stays, says why, and goes on once it may', async () => {
  const customer = await makeCustomer({ blocked: true });
  const project = await makeProject({ customer_id: customer.id, start_date: dayValue('2026-12-01') });
  await makeOrder({ project_id: project.id, state: 'PENDING_PROJECT' });
  await run('2026-12-01');
  expect(await ordersOf(project.id)).toMatchObject([
    { state: 'PENDING_PROJECT', error_message: 'This organisation is blocked.' },
  ]);
  await database().customer.update({ where: { id: customer.id }, data: { blocked: false } });
  await run('2026-12-01');
  expect(await ordersOf(project.id)).toMatchObject([{ state: 'EXECUTING', error_message: '' }]);
});

test('a pending request for an end date that has passed is rejected by no one', async () => {
  const project = await makeProject();
  const asked = await database().endDateChangeRequest.create({
    data: {
      project_id: project.id,
      requested_end_date: dayValue('2026-12-01'),
      created_by_id: (await makeUser()).id,
      created: new Date('2026-11-20'),
    },
  });
  const found = () => database().endDateChangeRequest.findUniqueOrThrow({ where: { id: asked.id } });
  await run('2026-12-01');
  expect((await found()).state).toBe('pending');
  await run('2026-12-02');
  expect(await found()).toMatchObject({
    state: 'rejected',
    reviewed_by_id: null,
    review_comment: 'The day has passed.',
  });
});

test('two runs at once do everything once', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01') });
  await makeResource({ project_id: project.id, offering_id: (await automatic()).id });
  await Promise.all([run('2026-12-01'), run('2026-12-01')]);
  expect(await ordersOf(project.id)).toHaveLength(1);
  expect(
    await database().event.count({ where: { project_id: project.id, event_type: 'project_deletion_succeeded' } }),
  ).toBe(1);
});

test('a run takes the same number of statements for one project as for twenty', async () => {
  const make = async () => {
    const { id } = await makeProject({ end_date: dayValue('2026-12-05') });
    await makeResource({ project_id: id, offering_id: (await automatic()).id });
  };
  const count = async (projects: number, day: string) => {
    for (let made = 0; made < projects; made++) await make();
    return statementsOf(() => run(day));
  };
  expect(await count(20, '2026-12-05')).toBe(await count(1, '2026-12-05'));
});

test('only Heed itself and staff run it', async () => {
  await expect(advanceProjects(testContext(await makeUser()))).rejects.toMatchObject({ code: 'not_allowed' });
});

test('what grace had paused stays paused once it is terminated: nobody is told that it runs again', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01'), grace_period_days: 2 });
  const offering = await makeOffering({ plugin_options: { supports_pausing: true, auto_complete: true } });
  const resource = await makeResource({ project_id: project.id, offering_id: offering.id });
  await run('2026-12-02');
  expect(await resourceOf(resource.id)).toMatchObject({ paused: true, paused_by: 'grace' });
  await run('2026-12-04');
  expect(await projectOf(project.id)).toMatchObject({ is_removed: true });
  expect(await run('2026-12-05')).toMatchObject({ resources_unpaused: 0 });
  expect(await resourceOf(resource.id)).toMatchObject({ state: 'TERMINATED', paused: true });
});

test('a run waits for whoever holds a project before it touches the orders of it', async () => {
  const project = await makeProject({ end_date: dayValue('2026-12-01') });
  const offering = await makeOffering();
  const resource = await makeResource({ project_id: project.id, offering_id: offering.id });
  await run('2026-12-01');
  const [order] = await ordersOf(project.id);
  const plugin_options = { auto_complete: true };
  await database().offering.update({ where: { id: offering.id }, data: { plugin_options } });
  const { waits } = await transaction(on('2026-12-01'), async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM project WHERE id = ${project.id}::uuid FOR SHARE`);
    const running = run('2026-12-01');
    await expect.poll(waitingForLocks, { interval: 10 }).toBeGreaterThan(0);
    await tx.db.$executeRaw(sql`SELECT FROM marketplace_order WHERE id = ${order?.id}::uuid FOR UPDATE NOWAIT`);
    return { waits: running };
  });
  expect(await waits).toMatchObject({ orders_completed: 1, projects_deleted: 1 });
  expect((await resourceOf(resource.id)).state).toBe('TERMINATED');
});
