import { afterAll, beforeEach, expect, test } from 'vitest';
import { findDueRuns } from '@/inngest/find-due-runs';
import { refreshActionsJob } from '@/inngest/jobs/refresh-actions';
import { closePresence } from '@/inngest/presence';
import { runJob } from '@/inngest/run-job';
import { database } from '@/lib/db/client';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { systemActor, testContext } from '@/lib/testing/test-context';

const types = actionProviders.map(({ actionType }) => actionType).sort();

const dueAt = async (text: string) => {
  const due = await findDueRuns(testContext(systemActor, new Date(text)), [refreshActionsJob]);
  return due.map(({ payload }) => String(payload['actionType'])).sort();
};

const setAll = (data: { schedule?: string; last_execution?: Date; is_enabled?: boolean }) =>
  database().userActionProvider.updateMany({ data });

beforeEach(async () => {
  await database().userActionProvider.deleteMany();
  await database().setting.deleteMany({ where: { key: 'USER_ACTIONS_ENABLED' } });
});

afterAll(closePresence);

test('every provider is due at the first start', async () => {
  expect(await dueAt('2026-11-22T10:00:00Z')).toEqual(types);
});

test('each provider is due on its own schedule, which may change while Heed runs', async () => {
  await dueAt('2026-11-22T10:00:00Z');
  await setAll({ schedule: '0 */6 * * *', last_execution: new Date('2026-11-22T10:00:00Z') });
  const where = { action_type: types[0] ?? '' };
  await database().userActionProvider.update({ where, data: { schedule: '*/5 * * * *' } });
  expect(await dueAt('2026-11-22T10:04:00Z')).toEqual([]);
  expect(await dueAt('2026-11-22T10:05:00Z')).toEqual([types[0]]);
  expect(await dueAt('2026-11-22T12:00:00Z')).toEqual(types);
  await database().userActionProvider.update({ where, data: { is_enabled: false } });
  expect(await dueAt('2026-11-22T12:00:00Z')).toEqual(types.slice(1));
});

test('nothing is due while actions are switched off', async () => {
  await database().setting.create({ data: { key: 'USER_ACTIONS_ENABLED', value: false, modified: testContext().now } });
  expect(await dueAt('2026-11-22T10:00:00Z')).toEqual([]);
});

test('a run refreshes the provider that it names, or all of them', async () => {
  const all = await runJob(refreshActionsJob, {}, 'command');
  const refreshed = actionProviders.map(({ actionType }) => ({ action_type: actionType, status: 'succeeded' }));
  expect(all['providers']).toMatchObject(refreshed);
  const one = await runJob(refreshActionsJob, { actionType: types[0] }, 'command');
  expect(one['providers']).toMatchObject([{ action_type: types[0], status: 'succeeded' }]);
});

test('a provider that does not exist is refused', async () => {
  const asked = runJob(refreshActionsJob, { actionType: 'astrology' }, 'command');
  await expect(asked).rejects.toThrow('Unknown provider: astrology.');
});
