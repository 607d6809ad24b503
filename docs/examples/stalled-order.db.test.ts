import { beforeEach, expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { hoursFromNow } from '@/lib/testing/installation';
import { makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

vi.mock('@/lib/plugins/providers/registry', () => import('@/docs/examples/registry'));

let sample: Awaited<ReturnType<typeof makeSampleMarketplace>>;

beforeEach(async () => {
  sample = await makeSampleMarketplace();
});

async function titlesOf(person: { id: string }) {
  const rows = await database().userAction.findMany({
    where: { user_id: person.id, status: 'open' },
    orderBy: { action_type: 'asc' },
  });
  return rows.map(({ action_type, urgency_rank }) => `${action_type} ${urgency_rank}`);
}

test.each([
  { hours: 72, found: [] },
  { hours: 73, found: ['stalled_order 2', 'stalled_order_fast 2'] },
  { hours: 169, found: ['stalled_order 3', 'stalled_order_fast 3'] },
])('an order that waited $hours hours leads to $found, in both styles', async ({ hours, found }) => {
  await sample.orderWaiting(9, { state: 'PENDING_PROVIDER', modified: hoursFromNow(-hours) });
  await refreshAll();
  expect(await titlesOf(sample.manager)).toEqual(found);
  expect(await titlesOf(sample.owner)).toEqual(found);
  expect(await titlesOf(sample.member)).toEqual([]);
});

test('cancelling the order from the list takes the action off it', async () => {
  const order = await sample.orderWaiting(9, { state: 'PENDING_PROVIDER', modified: hoursFromNow(-100) });
  await refreshAll();
  const list = async () => {
    const { json } = await listUserActions(testContext(sample.manager), { page: 1, page_size: 10 });
    return JSON.parse(json);
  };
  const [action] = await list();
  await executeUserAction(testContext(sample.manager), { uuid: action.uuid, action_key: 'cancel_order' });
  expect(await database().order.findUnique({ where: { id: order.id } })).toMatchObject({ state: 'CANCELED' });
  expect(await list()).toEqual([]);
});
