import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { readUserActionHistory } from '@/lib/services/user-actions/read-user-action-history';
import { actionsOf, makeBoard, refreshAll } from '@/lib/testing/make-board';
import { testContext, testNow } from '@/lib/testing/test-context';

let board: Awaited<ReturnType<typeof makeBoard>>;
let order: Awaited<ReturnType<typeof board.orderWaiting>>;
let uuid: string;

/** One action of the manager, about an order. */
beforeEach(async () => {
  board = await makeBoard();
  order = await board.orderWaiting(3);
  await refreshAll();
  const [action] = await actionsOf(board.manager.id, order.id);
  uuid = action?.id ?? '';
});

const at = (minutes: number) => testContext(board.manager, new Date(testNow.getTime() + minutes * 60_000));
const history = async (minutes = 1000) => readUserActionHistory(at(minutes), { uuid });
const told = async (minutes = 1000) => (await history(minutes)).map(({ what }) => what);

describe('the history of an action', () => {
  test('tells what happened, newest first', async () => {
    await database().customer.update({ where: { id: board.customer.id }, data: { archived: true } });
    await executeUserAction(at(1), { uuid, action_key: 'approve_order' }).catch(() => undefined);
    await cancelOrder(at(2), { uuid: order.id });
    expect(await told()).toEqual(['resolved', 'failed', 'opened']);
  });

  test.each([
    ['not_allowed', 'refused'],
    ['not_found', 'refused'],
    ['moved_on', 'failed'],
    ['unexpected', 'failed'],
  ])('calls an attempt that ended with %s %s', async (error_code, word) => {
    await executeUserAction(at(1), { uuid, action_key: 'approve_order' });
    await database().userActionExecution.updateMany({
      where: { action_id: uuid },
      data: { success: false, error_code },
    });
    expect(await told()).toContain(word);
  });

  test('keeps the order of what shares its instant', async () => {
    await executeUserAction(at(0), { uuid, action_key: 'approve_order' });
    expect(await told()).toEqual(['resolved', 'executed', 'opened']);
  });
});
