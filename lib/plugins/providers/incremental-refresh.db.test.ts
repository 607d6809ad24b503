import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { clearInstallation, type Installation, makeInstallation, plannedInstallation } from '@/lib/testing/installation';
import { type OpenRow, openState, stateFromNothing } from '@/lib/testing/open-state';
import { type Change, change, playChange, runRequested, runScheduled } from '@/lib/testing/play-change';
import { testContext, testNow } from '@/lib/testing/test-context';

vi.mock('@/lib/plugins/providers/registry', () => import('@/docs/examples/registry'));

const HOUR_MS = 3_600_000;
const LONGEST_MS = 240_000;

beforeAll(async () => {
  await refreshActions(testContext(), { actionType: null });
});

/** Plays changes one after the other and compares after each. Time that passes without a refresh leaves the rest behind. */
async function playInTurn(world: Installation, changes: readonly Change[]): Promise<void> {
  let now = testNow;
  let isBehind = false;
  for (const given of changes) {
    if (given.what === 'wait') now = new Date(now.getTime() + given.hours * HOUR_MS);
    const events = await playChange(world, given, now);
    if (given.what === 'wait' && given.isRefreshed) await runScheduled(now);
    if (given.what === 'wait') isBehind = !given.isRefreshed;
    await runRequested(now);
    const [found, wanted] = [await openState(), await stateFromNothing(now)];
    const counts = isBehind ? (row: OpenRow) => events.some((event) => isAbout(event, row)) : () => true;
    expect(found.filter(counts)).toEqual(wanted.filter(counts));
  }
}

function isAbout(event: DomainEvent, { user_id, object_id, action_type }: OpenRow): boolean {
  switch (event.type) {
    case 'orders.changed':
      return [...event.orderIds, ...(action_type === 'expiring_resource' ? event.resourceIds : [])].includes(object_id);
    case 'resources.changed':
      return action_type === 'expiring_resource' && event.resourceIds.includes(object_id);
    case 'roles.changed':
      return event.userIds.includes(user_id);
    case 'action.executed':
      return event.userId === user_id && event.actionType === action_type;
    default:
      return false;
  }
}

async function start(planned: Parameters<typeof makeInstallation>[0]): Promise<Installation> {
  await clearInstallation();
  const world = await makeInstallation(planned);
  await runScheduled(testNow);
  return world;
}

describe('what events lead to', () => {
  test('equals what a full refresh finds, after any sequence of changes', { timeout: LONGEST_MS }, async () => {
    const property = fc.asyncProperty(
      plannedInstallation,
      fc.array(change, { minLength: 1, maxLength: 10 }),
      async (planned, changes) => playInTurn(await start(planned), changes),
    );
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 30), endOnFailure: false });
  });

  test('equals it also after changes at the same time, beside a full refresh', { timeout: LONGEST_MS }, async () => {
    const together = fc.array(change, { minLength: 2, maxLength: 6 });
    const property = fc.asyncProperty(plannedInstallation, together, async (planned, changes) => {
      const world = await start(planned);
      const refresh = refreshActions(testContext(), { actionType: null });
      await Promise.all([...changes.map((given) => playChange(world, given, testNow)), refresh]);
      await runRequested(testNow);
      expect(await openState()).toEqual(await stateFromNothing(testNow));
    });
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 30) });
  });
});
