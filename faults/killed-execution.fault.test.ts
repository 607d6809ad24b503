import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spreadOver } from '@/faults/testing/deaths';
import { executeOrder } from '@/faults/testing/execute-order';
import { fateOfOrder, moved, untouched } from '@/faults/testing/fate-of-order';
import { makeWaitingOrders, type WaitingOrder } from '@/faults/testing/make-waiting-orders';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { database } from '@/lib/db/client';
import { runRequested } from '@/lib/testing/play-change';
import { testNow } from '@/lib/testing/test-context';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const ORDERS = 40;
const MINUTE_MS = 60_000;

let folder = '';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: testNow });
  folder = await temporaryFolder();
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

/** Kills a process that executes these orders a moment after it has answered some. */
async function killWhileExecuting(orders: readonly WaitingOrder[], answered: number, delayMs: number): Promise<void> {
  const file = path.join(folder, 'orders.json');
  await writeFile(file, JSON.stringify(orders));
  const server = startVictim(['faults/testing/execute-all.fixture.ts', file], { HEED_CLOCK: testNow.toISOString() });
  await server.hasPrinted(answered);
  await sleep(delayMs);
  await server.kill();
  expect(server.lines).not.toHaveLength(ORDERS);
  expect(new Set(server.lines)).toEqual(new Set(['200']));
  await untilStill();
}

const keysLeftRunning = () => database().idempotencyKey.findMany({ where: { response_status: null } });

test.each(spreadOver(20).map((at) => ({ answered: 1 + Math.floor(at), delayMs: Math.round(Math.random() * 30) })))(
  'orders executed by a process that is killed $delayMs ms after $answered answers are untouched or moved with all that follows',
  async ({ answered, delayMs }) => {
    await database().idempotencyKey.deleteMany();
    const orders = await makeWaitingOrders(ORDERS);
    expect(orders).toHaveLength(ORDERS);
    await killWhileExecuting(orders, answered, delayMs);
    // What executions side by side could not see of each other they left, with their commit, for the job engine.
    await runRequested(testNow);

    const fates = await Promise.all(orders.map(({ orderId }) => fateOfOrder(orderId)));
    for (const fate of fates) expect([untouched, moved]).toContainEqual(fate);
    expect(fates.filter(({ state }) => state === moved.state).length).toBeGreaterThanOrEqual(answered);

    const left = new Set((await keysLeftRunning()).map(({ key }) => key));
    const cutOff = orders.filter(({ actionId }) => left.has(`approve-${actionId}`));
    expect(cutOff.length).toBeGreaterThan(0);
    for (const order of cutOff) {
      const answer = await executeOrder(order);
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'call_in_progress' }]);
    }
    vi.setSystemTime(testNow.getTime() + 3 * MINUTE_MS);
    for (const order of cutOff) {
      const wasMoved = (await fateOfOrder(order.orderId)).state === moved.state;
      const answer = await executeOrder(order);
      expect(wasMoved ? [404, 409] : [200]).toContain(answer.status);
      expect(await answer.json()).not.toMatchObject({ code: 'call_in_progress' });
      expect(await fateOfOrder(order.orderId)).toEqual(moved);
    }
  },
  60_000,
);
