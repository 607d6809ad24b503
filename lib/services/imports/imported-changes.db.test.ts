import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { testContext } from '@/lib/testing/test-context';

/** A customer with a project, a resource and people, as one import stores them. */
async function imported() {
  const { ids, records } = importWorld();
  await importText(ndjson(...records));
  const recordOf = (type: string) => records.find((record) => record.type === type) ?? expect.fail(`No ${type}.`);
  const project = await database().project.findUniqueOrThrow({ where: { external_id: ids.project } });
  return { customer: recordOf('customer'), ids, project, record: recordOf('project'), recordOf };
}

function eventsOf(where: { project_id: string } | { customer_id: string; project_id: null }, event_type: string) {
  return database().event.findMany({ where: { ...where, event_type }, orderBy: { id: 'asc' } });
}

test('what an import changes of a project is an event with each field before and after, and nothing where nothing changed', async () => {
  const { project, record } = await imported();
  const changed = { ...record, name: 'Ocean', kind: 'COURSE', end_date: '2027-03-01', staff_notes: 'Ask Ann.' };
  await importText(ndjson(changed));
  await importText(ndjson(changed));
  const events = await eventsOf({ project_id: project.id }, 'project_update_succeeded');
  expect(events.filter(({ external_id }) => external_id === null)).toMatchObject([
    {
      message: 'Project Ocean was changed.',
      context: {
        changes: {
          name: { from: 'Sea', to: 'Ocean' },
          kind: { from: 'default', to: 'course' },
          end_date: { from: '2027-01-01', to: '2027-03-01' },
          staff_notes: { from: null, to: null },
        },
      },
    },
  ]);
});

test('the event of an imported change lists no columns that only follow from it', async () => {
  const { project, record } = await imported();
  await importText(ndjson({ ...record, end_date: null }));
  const [event] = (await eventsOf({ project_id: project.id }, 'project_update_succeeded')).filter(
    ({ external_id }) => external_id === null,
  );
  expect(event?.context).toMatchObject({ changes: { end_date: { from: '2027-01-01', to: null } } });
  expect(Object.keys(Object(Object(event?.context).changes))).toEqual(['end_date']);
});

test('what an import changes of an organisation is an event', async () => {
  const { customer, project } = await imported();
  await importText(ndjson({ ...customer, name: 'Acme Ltd', blocked: true }));
  expect(
    await eventsOf({ customer_id: project.customer_id, project_id: null }, 'customer_update_succeeded'),
  ).toMatchObject([
    { context: { changes: { name: { from: 'Acme', to: 'Acme Ltd' }, blocked: { from: false, to: true } } } },
  ]);
});

test('an end date that an import moves ends the pauses by grace and notes the state in the same commit', async () => {
  const { ids, project, record } = await imported();
  await importText(ndjson({ ...record, end_date: '2026-11-20', grace_period_days: 30 }));
  const where = { external_id: ids.resource };
  await database().resource.update({ where, data: { paused: true, paused_by: 'grace' } });
  await importText(ndjson({ ...record, end_date: '2027-11-20' }));
  expect(await database().resource.findUniqueOrThrow({ where })).toMatchObject({ paused: false, paused_by: null });
  const states = await database().projectStateChange.findMany({
    where: { project_id: project.id },
    orderBy: { id: 'asc' },
  });
  expect(states.map(({ state }) => state)).toEqual(['end_date_set', 'in_grace', 'end_date_set']);
});

test('a project that an import ends takes its course at the next run of the job', async () => {
  const { project, record } = await imported();
  const states = async () => {
    const orders = await database().order.findMany({ where: { project_id: project.id }, orderBy: { id: 'asc' } });
    return orders.map(({ order_type, state }) => [order_type, state]);
  };
  await importText(ndjson({ ...record, end_date: '2026-03-01' }));
  expect(await states()).toEqual([['CREATE', 'PENDING_CONSUMER']]);
  await advanceProjects(testContext());
  expect(await states()).toEqual([
    ['CREATE', 'CANCELED'],
    ['TERMINATE', 'EXECUTING'],
  ]);
});

test('what an import does with orders and resources is in the event log, once, and nothing of what only stays', async () => {
  const { ids, project, recordOf } = await imported();
  const [order, resource] = [recordOf('order'), recordOf('resource')];
  const moves = [
    { ...order, state: 'PENDING_PROVIDER' },
    { ...order, state: 'EXECUTING', cost: '13' },
    { ...order, state: 'ERRED' },
    { ...order, state: 'DONE' },
    { ...order, state: 'DONE', cost: '14' },
    { ...order, external_id: `${ids.resource}-2`, state: 'REJECTED' },
    { ...resource, paused: true },
    { ...resource, paused: false },
    { ...resource, state: 'TERMINATED' },
  ];
  await importText(ndjson(...moves));
  await importText(ndjson(moves[4] ?? {}, moves[5] ?? {}, moves[8] ?? {}));
  const events = await database().event.findMany({
    where: { project_id: project.id, event_type: { startsWith: 'marketplace_' } },
    orderBy: { id: 'asc' },
  });
  const typesOf = (about: 'order' | 'resource') =>
    events
      .filter(({ event_type }) => event_type.startsWith(`marketplace_${about}_`))
      .map(({ event_type }) => event_type);
  expect(typesOf('order').toSorted()).toEqual([
    'marketplace_order_approved',
    'marketplace_order_approved',
    'marketplace_order_completed',
    'marketplace_order_created',
    'marketplace_order_created',
    'marketplace_order_failed',
  ]);
  expect(typesOf('resource')).toEqual([
    'marketplace_resource_paused',
    'marketplace_resource_unpaused',
    'marketplace_resource_terminate_succeeded',
  ]);
  const { id } = await database().resource.findUniqueOrThrow({ where: { external_id: ids.resource } });
  expect(events.every(({ context }) => Object(context).resource_uuid === id)).toBe(true);
});
