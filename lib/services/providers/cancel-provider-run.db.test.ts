import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { cancelProviderRun } from '@/lib/services/providers/cancel-provider-run';
import { listProviders } from '@/lib/services/providers/list-providers';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { makeUser } from '@/lib/testing/make';
import { makeSampleMarketplace } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

let holder: pg.Client;

beforeEach(async () => {
  await database().userActionProvider.deleteMany();
  await database().userAction.deleteMany();
  holder = new pg.Client({ connectionString: env.DATABASE_URL });
  await holder.connect();
});

afterEach(() => holder.end());

const provider = async () => {
  const { rows } = await listProviders(testContext(), { page: 1, page_size: 10 });
  const found = rows.find(({ action_type }) => action_type === 'expiring_resource');
  if (found === undefined) throw new Error('There is no such provider.');
  return found;
};

const refresh = () => refreshActions(testContext(), { actionType: 'expiring_resource' });

/** A refresh that waits in the middle of its work for somebody who keeps the table. */
async function stuckRefresh() {
  await (await makeSampleMarketplace()).resourceEnding(7);
  await holder.query('BEGIN; LOCK TABLE user_action IN SHARE ROW EXCLUSIVE MODE');
  const running = refresh();
  await vi.waitFor(async () => expect((await provider()).progress).toMatch(/^Comparing .*2 of 4/), { timeout: 5_000 });
  return { ended: running.then(({ providers }) => providers[0]) };
}

test('a cancelled run ends in the middle of its statement, changes nothing and says who did it', async () => {
  const staff = await makeUser({ is_staff: true });
  const { ended } = await stuckRefresh();
  const { id } = await provider();
  expect(await cancelProviderRun(testContext(staff), { id })).toMatchObject({
    last_execution_status: 'running',
    progress: `Cancelled by ${staff.full_name}, stopping`,
  });
  expect(await ended).toMatchObject({ status: 'cancelled', opened: 0 });
  expect(await provider()).toMatchObject({
    last_execution_status: 'cancelled',
    last_error: `Cancelled by ${staff.full_name}.`,
    progress: '',
    stale_since: null,
  });
  await holder.query('ROLLBACK');
  expect(await database().userAction.count()).toBe(0);
  expect(
    await database().auditEntry.count({ where: { operation: 'user_action_providers_cancel', actor_id: staff.id } }),
  ).toBe(1);
  await expect(cancelProviderRun(testContext(staff), { id })).rejects.toMatchObject({ code: 'moved_on' });
  expect((await refresh()).providers).toMatchObject([{ status: 'succeeded', opened: 2 }]);
  expect(await provider()).toMatchObject({ last_execution_status: 'succeeded', last_error: '' });
});

test('of several who cancel one does, and other transactions go on', async () => {
  const staff = await makeUser({ is_staff: true });
  const { ended } = await stuckRefresh();
  const { id } = await provider();
  const sleeping = database().$queryRaw`SELECT 1 AS done FROM pg_sleep(0.5)`;
  const answers = await Promise.allSettled(
    Array.from({ length: 5 }, () => cancelProviderRun(testContext(staff), { id })),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await ended).toMatchObject({ status: 'cancelled' });
  expect(await sleeping).toEqual([{ done: 1 }]);
});
