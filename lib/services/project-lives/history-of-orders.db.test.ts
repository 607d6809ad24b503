import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { readOrderHistory } from '@/lib/services/orders/read-order-history';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { removeProjects } from '@/lib/services/projects/remove-projects';
import { dayValue, makeOffering, makeOrder, makeProject, makeResource, makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

/** Noon of a day. */
const on = (day: string) => testContext(systemActor, new Date(`${day}T12:00:00Z`));

test('the history of an order says what the job did: went on, was completed, was cancelled with its project', async () => {
  const staff = testContext(await makeUser({ is_staff: true }), new Date('2026-12-02T12:00:00Z'));
  const historyOf = async (uuid: string) =>
    (await readOrderHistory(staff, { uuid })).map(({ by, detail, what }) => [what, detail, by]);
  const { id: project_id } = await makeProject();
  const offering = await makeOffering({ plugin_options: { auto_complete: true } });
  const waiting = await makeOrder({
    project_id,
    offering_id: offering.id,
    state: 'PENDING_START_DATE',
    start_date: dayValue('2026-12-01'),
  });
  const ended = await makeProject({ end_date: dayValue('2026-12-01') });
  await makeResource({ project_id: ended.id });
  const late = await makeOrder({ project_id: ended.id });
  await advanceProjects(on('2026-12-01'));
  const ordered = ['Ordered', '', 'System'];
  const done = ['Done', 'Executing → Done', null];
  const started = ['Started', 'Pending start date → Executing', null];
  expect(new Set(await historyOf(waiting.id))).toEqual(new Set([done, started, ordered]));
  expect(await historyOf(late.id)).toEqual([['Cancelled', 'Pending consumer → Cancelled', null], ordered]);
  const removed = await makeOrder();
  await transaction(on('2026-12-02'), (tx) => removeProjects(tx, [removed.project_id]));
  expect(await database().auditEntry.findMany({ where: { subject_id: removed.id } })).toMatchObject([
    { facts: { state: { from: 'PENDING_CONSUMER', to: 'CANCELED' } } },
  ]);
});
