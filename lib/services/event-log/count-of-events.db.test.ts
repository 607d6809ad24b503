import { expect, test } from 'vitest';
import { listEventsOperation } from '@/lib/contracts/events';
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

async function expectRightCount(): Promise<void> {
  const staff = testContext(await makeUser({ is_staff: true }));
  const { total } = await listEvents(staff, listEventsOperation.query.parse({}));
  expect(total).toBe(await database().event.count());
}

test('the number of all events is right after several at once, after what was rolled back, and once tallies are joined', async () => {
  await makeProject();
  await makeProject();
  await record();
  await expectRightCount();
  const undone = database().$transaction(async (db) => {
    await recordProjectEvents({ ...testContext(), db }, sql`TRUE`, {
      type: 'project_update_succeeded',
      message: sql`project.name`,
    });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await expectRightCount();
  await Promise.all([record(), record(), joinTallies(testContext()), record(), joinTallies(testContext())]);
  await joinTallies(testContext());
  expect(await database().eventTally.count()).toBe(1);
  await expectRightCount();
  expect(await joinTallies(testContext())).toBe(0);
});
