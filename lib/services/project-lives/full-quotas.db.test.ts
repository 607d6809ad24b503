import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { dayValue, makeCustomer, makeOrder, makeProject } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const run = (day: string) => advanceProjects(testContext(systemActor, new Date(`${day}T12:00:00Z`)));
const ordersOf = (project_id: string) =>
  database().order.findMany({ where: { project_id }, orderBy: { created: 'asc' } });

test('where a quota of resources has no room for all that wait, the oldest go on and the others say why; a project that is full keeps no other one waiting', async () => {
  const customer = await makeCustomer({ max_resources: 2 });
  const start_date = dayValue('2026-12-01');
  const full = await makeProject({ customer_id: customer.id, start_date, max_resources: 0 });
  const open = await makeProject({ customer_id: customer.id, start_date });
  await makeOrder({ project_id: full.id, state: 'PENDING_PROJECT', created: new Date('2026-11-01') });
  for (const day of ['2026-11-02', '2026-11-03', '2026-11-04']) {
    await makeOrder({ project_id: open.id, state: 'PENDING_PROJECT', created: new Date(day) });
  }
  await run('2026-12-01');
  const found = async (id: string) => (await ordersOf(id)).map(({ error_message, state }) => [state, error_message]);
  expect(await found(full.id)).toEqual([
    ['PENDING_PROJECT', 'This project has 0 of 0 resources. Ask an owner of the organisation for more.'],
  ]);
  expect(await found(open.id)).toEqual([
    ['EXECUTING', ''],
    ['EXECUTING', ''],
    ['PENDING_PROJECT', 'This organisation has 2 of 2 resources. Ask the administrators for more.'],
  ]);
});
