import { expect, test } from 'vitest';
import { listEventsOperation } from '@/lib/contracts/history/events';
import { database, sql } from '@/lib/db/client';
import { joinTallies } from '@/lib/services/clean-up/join-tallies';
import { listEvents } from '@/lib/services/event-log/list-events';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { makeProject, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const record = () =>
  recordProjectEvents(testContext(), sql`TRUE`, {
    type: 'project_update_succeeded',
    message: sql`project.name`,
  });

async function expectRightCounts(): Promise<void> {
  const staff = testContext(await makeUser({ is_staff: true }));
  const count = async (query: object) => (await listEvents(staff, listEventsOperation.query.parse(query))).total;
  const event_type = 'project_update_succeeded';
  expect(await count({})).toBe(await database().event.count());
  expect(await count({ event_type: [event_type] })).toBe(await database().event.count({ where: { event_type } }));
}

test('the number of events, of all and of a type, is right after several at once, after what was rolled back, and once tallies are joined', async () => {
  await makeProject();
  await makeProject();
  await record();
  await expectRightCounts();
  const undone = database().$transaction(async (db) => {
    await recordProjectEvents({ ...testContext(), db }, sql`TRUE`, {
      type: 'project_update_succeeded',
      message: sql`project.name`,
    });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await expectRightCounts();
  await Promise.all([record(), record(), joinTallies(testContext()), record(), joinTallies(testContext())]);
  await joinTallies(testContext());
  expect(await database().eventTally.count()).toBe(1);
  await expectRightCounts();
  expect(await joinTallies(testContext())).toBe(0);
});

test('the event log only grows: no event is deleted, nor changed in what happened, when, where and to whom', async () => {
  await makeProject();
  await record();
  const { id } = await database().event.findFirstOrThrow();
  const [created, nobody] = [new Date('2020-01-01'), '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e'];
  await expect(database().event.delete({ where: { id } })).rejects.toThrow();
  for (const data of [
    { created },
    { event_type: 'role_granted' },
    { project_id: nobody },
    { customer_id: nobody },
    { user_id: nobody },
    { affected_user_id: nobody },
  ])
    await expect(database().event.update({ where: { id }, data })).rejects.toThrow();
});
