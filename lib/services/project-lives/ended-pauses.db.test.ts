import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { changeProject } from '@/lib/services/projects/change-project';
import { moveProject } from '@/lib/services/projects/move-project';
import { dayValue, makeCustomer, makeOffering, makeProject, makeResource, makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const NOW = new Date('2027-01-10T20:00:00Z');
const anyVersion = { requireVersion: () => undefined };
const staff = async () => testContext(await makeUser({ is_staff: true }), NOW);

/** A project that is over by its zone, its own grace and its organisation's, and in it a resource that grace had paused. */
async function makePaused(end = '2027-01-10') {
  const project = await makeProject({ end_date: dayValue(end), time_zone: 'UTC' });
  const { id: offering_id } = await makeOffering({ plugin_options: { supports_pausing: true } });
  const { id } = await makeResource({ project_id: project.id, offering_id, paused: true, paused_by: 'grace' });
  return { project, resource: () => database().resource.findUniqueOrThrow({ where: { id } }) };
}

const requestedRuns = () =>
  database().outboxMessage.count({ where: { kind: 'project_lives.requested', created: NOW } });
const unpaused = { paused: false, paused_by: null, state: 'OK' };

test.each([
  ['its end date is cleared', { end_date: null }],
  ['its end date moves', { end_date: '2027-02-01' }],
  ['its grace is longer', { grace_period_days: 5 }],
  ['its zone lies further west, where its last day is not over', { time_zone: 'Pacific/Niue' }],
])('a pause by grace is undone in the commit in which %s', async (_what, fields) => {
  const { project, resource } = await makePaused('time_zone' in fields ? '2027-01-11' : '2027-01-10');
  if ('time_zone' in fields)
    await database().project.update({ where: { id: project.id }, data: { time_zone: 'Asia/Tokyo' } });
  await changeProject(await staff(), { uuid: project.id, ...fields }, anyVersion);
  expect(await resource()).toMatchObject(unpaused);
});

test('a pause by grace is undone in the commit that moves its project to an organisation with longer grace, which enqueues a run', async () => {
  const { project, resource } = await makePaused();
  await database().outboxMessage.deleteMany({ where: { kind: 'project_lives.requested' } });
  const { id: customer } = await makeCustomer({ grace_period_days: 5 });
  await moveProject(await staff(), { uuid: project.id, customer, preserve_permissions: true });
  expect(await resource()).toMatchObject(unpaused);
  expect(await requestedRuns()).toBe(1);
});

test('a pause by grace is undone by the run that longer grace of its organisation enqueues', async () => {
  const { project, resource } = await makePaused();
  await database().outboxMessage.deleteMany({ where: { kind: 'project_lives.requested' } });
  await changeCustomer(await staff(), { uuid: project.customer_id, grace_period_days: 5 }, anyVersion);
  expect(await resource()).toMatchObject({ paused: true });
  expect(await requestedRuns()).toBe(1);
  await advanceProjects(testContext(systemActor, NOW));
  expect(await resource()).toMatchObject(unpaused);
});

test('a pause by grace stays when other grace leaves its project in grace or over', async () => {
  const { project, resource } = await makePaused('2027-01-05');
  for (const grace_period_days of [10, 2]) {
    await changeProject(await staff(), { uuid: project.id, grace_period_days }, anyVersion);
    expect(await resource()).toMatchObject({ paused: true, paused_by: 'grace' });
  }
});
