import { database } from '@/lib/db/client';
import { makeToken } from '@/lib/testing/make';
import { makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';

/** An action about a waiting order, and the token of the person who is asked. */
export type WaitingOrder = { actionId: string; orderId: string; token: string };

/** Orders that wait in one project for its manager or the owner of its customer, one action of the manager's for each. */
export async function makeWaitingOrders(count: number): Promise<WaitingOrder[]> {
  const { manager, orderWaiting } = await makeSampleMarketplace();
  const token = await makeToken(manager.id);
  for (let made = 0; made < count; made++) await orderWaiting(3);
  await refreshAll();
  const where = { user_id: manager.id, status: 'open', action_type: 'pending_order' };
  const actions = await database().userAction.findMany({ where, select: { id: true, object_id: true } });
  return actions.map(({ id, object_id }) => ({ actionId: id, orderId: object_id, token }));
}
