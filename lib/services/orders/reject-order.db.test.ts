import { describe, expect, it } from 'vitest';
import { orderStates } from '@/lib/contracts/marketplace/names';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { rejectOrder } from '@/lib/services/orders/reject-order';
import { makeOrder } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext, testNow } from '@/lib/testing/test-context';

const rejectable = ['PENDING_CONSUMER', 'PENDING_PROVIDER'];
const cancelable = ['PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE'];

async function makeOrderIn(state: string) {
  const { person, project } = await makeHeldProject('CUSTOMER_MANAGER');
  const order = await makeOrder({ project_id: project.id, state });
  return { ctx: testContext(person), uuid: order.id, person };
}

describe('rejectOrder', () => {
  it.each(rejectable)('rejects an order that is %s', async (state) => {
    const { ctx, uuid } = await makeOrderIn(state);
    expect((await rejectOrder(ctx, { uuid })).state).toBe('rejected');
  });

  it.each(orderStates.filter((state) => !rejectable.includes(state)))('leaves an order that is %s', async (state) => {
    const { ctx, uuid } = await makeOrderIn(state);
    await expect(rejectOrder(ctx, { uuid })).rejects.toMatchObject({ code: 'moved_on' });
  });

  it('records the reviewer of an order that waited for its consumer, and keeps the earlier one otherwise', async () => {
    const waiting = await makeOrderIn('PENDING_CONSUMER');
    const rejected = await rejectOrder(waiting.ctx, { uuid: waiting.uuid });
    expect(rejected.consumer_reviewed_by_name).toBe(waiting.person.full_name);
    expect(Date.parse(rejected.consumer_reviewed_at ?? '')).toBe(testNow.getTime());
    const reviewed = await makeOrderIn('PENDING_PROVIDER');
    expect((await rejectOrder(reviewed.ctx, { uuid: reviewed.uuid })).consumer_reviewed_at).toBeNull();
  });
});

describe('cancelOrder', () => {
  it.each(cancelable)('cancels an order that is %s', async (state) => {
    const { ctx, uuid } = await makeOrderIn(state);
    expect(await cancelOrder(ctx, { uuid })).toMatchObject({ state: 'canceled', consumer_reviewed_at: null });
  });

  it.each(orderStates.filter((state) => !cancelable.includes(state)))('leaves an order that is %s', async (state) => {
    const { ctx, uuid } = await makeOrderIn(state);
    await expect(cancelOrder(ctx, { uuid })).rejects.toMatchObject({ code: 'moved_on' });
  });

  it('says of an order that is cancelled already that it is', async () => {
    const { ctx, uuid } = await makeOrderIn('CANCELED');
    const message = 'The order can’t be cancelled: it is now cancelled.';
    await expect(cancelOrder(ctx, { uuid })).rejects.toMatchObject({ message });
  });
});
