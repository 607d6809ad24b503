import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { pendingOrder } from '@/lib/plugins/providers/pending-order';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { refreshProvider } from '@/lib/services/user-actions/refresh-provider';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';
import { actionsOf, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

test('a refresh leaves what was approved after it read the facts, though it knew no better', async () => {
  const sample = await makeSampleMarketplace();
  const order = await sample.orderWaiting(3);
  const ended = await sample.orderWaiting(3, { state: 'PENDING_PROVIDER' });
  await refreshAll();
  const slow: ActionProvider = {
    ...pendingOrder,
    collect: async (ctx, scope, facts) => {
      await pendingOrder.collect(ctx, scope, facts);
      await approveOrder(testContext(sample.owner), { uuid: order.id });
      await database().order.update({ where: { id: ended.id }, data: { state: 'PENDING_CONSUMER' } });
      await transaction(testContext(), async (tx) =>
        tx.emit({ type: 'orders.changed', orderIds: [ended.id], resourceIds: [] }),
      );
    },
  };
  const scope = { userIds: [sample.manager.id] };
  const counts = await transaction(testContext(), (tx) => refreshProvider(tx, slow, { scope, mayInsert: true }));
  expect(counts).toEqual({ opened: 0, changed: 0, resolved: 0 });
  expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ status: 'resolved', episode: 1 }]);
  expect(await actionsOf(sample.manager.id, ended.id)).toMatchObject([{ status: 'open', episode: 1 }]);
});

test('a refresh decides about what was silenced while it read the facts', async () => {
  const sample = await makeSampleMarketplace();
  const order = await sample.orderWaiting(3);
  await refreshAll();
  const [action] = await actionsOf(sample.manager.id, order.id);
  await database().order.update({ where: { id: order.id }, data: { state: 'CANCELED' } });
  const slow: ActionProvider = {
    ...pendingOrder,
    collect: async (ctx, scope, facts) => {
      await pendingOrder.collect(ctx, scope, facts);
      await silenceUserAction(testContext(sample.manager), { uuid: action?.id ?? '', duration_days: 7 });
    },
  };
  await transaction(testContext(), (tx) => refreshProvider(tx, slow, { scope: {}, mayInsert: true }));
  expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([
    { status: 'resolved', silence_mode: 'until_date' },
  ]);
});
