import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { providerOf } from '@/lib/plugins/providers/registry';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import {
  clearInstallation,
  holdRole,
  type Installation,
  makeInstallation,
  plannedInstallation,
} from '@/lib/testing/installation';
import { makeUser } from '@/lib/testing/make';
import { actionsOf, makeSampleMarketplace } from '@/lib/testing/make-sample-marketplace';
import { type OpenRow, openState, stateFromNothing } from '@/lib/testing/open-state';
import { type Change, change, playChange, runRequested, runScheduled } from '@/lib/testing/play-change';
import { testContext, testNow } from '@/lib/testing/test-context';

vi.mock(import('@/lib/plugins/providers/registry'), async (load) => {
  const { withSamples } = await import('@/lib/testing/with-samples');
  return withSamples(await load());
});

const HOUR_MS = 3_600_000;
const LONGEST_MS = 240_000;
const RUNS = 5;

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
    const [found, expected] = [await openState(), await stateFromNothing(now)];
    const counts = isBehind ? (row: OpenRow) => events.some((event) => isAbout(event, row)) : () => true;
    expect(found.filter(counts)).toEqual(expected.filter(counts));
  }
}

/** True for rows that an event has computed again. */
function isAbout(event: DomainEvent, { user_id, object_id, action_type }: OpenRow): boolean {
  if (event.type === 'roles.changed') return event.userIds.includes(user_id);
  if (event.type === 'action.executed') return event.userId === user_id && event.actionType === action_type;
  return providerOf(action_type)?.scopeOf(event)?.objectIds?.includes(object_id) === true;
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
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? RUNS) });
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
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? RUNS) });
  });

  test('forgets nothing when a role is granted while an approval is being committed', async () => {
    await clearInstallation();
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3);
    const newcomer = await makeUser();
    await runScheduled(testNow);
    const calm = testContext();
    const grant = () =>
      transaction(calm, async (tx) => {
        await holdRole(tx.db, newcomer.id, sample.project, { role: 'PROJECT_ADMIN', expiresIn: null, is_active: true });
        tx.emit({ type: 'roles.changed', userIds: [newcomer.id] });
      });
    const approveSlowly: Ctx = {
      ...calm,
      react: async (tx, events) => {
        await calm.react(tx, events);
        await grant();
      },
    };
    await approveOrder(approveSlowly, { uuid: order.id });
    expect(await actionsOf(newcomer.id, order.id)).toMatchObject([{ status: 'open' }]);
    await runRequested(testNow);
    expect(await actionsOf(newcomer.id, order.id)).toMatchObject([{ status: 'resolved' }]);
  });
});
