import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { userAction } from '@/lib/contracts/actions/actions';
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

test('an order that ends something can be looked at but not cancelled from the list, in both styles', async () => {
  const waited = { state: 'PENDING_PROVIDER', modified: hoursFromNow(-100) };
  const adds = await sample.orderWaiting(9, { ...waited, order_type: 'CREATE' });
  const ends = await sample.orderWaiting(9, { ...waited, order_type: 'TERMINATE' });
  await refreshAll();
  const { json } = await listUserActions(testContext(sample.manager), { page: 1, page_size: 10 });
  const actions = z.array(userAction).parse(JSON.parse(json));
  const offered = actions.map(({ action_type, route_params, corrective_actions }) => [
    action_type,
    route_params['order_uuid'],
    corrective_actions.map(({ key }) => key),
  ]);
  const both = ['view_order', 'cancel_order'];
  expect(new Set(offered)).toEqual(
    new Set([
      ['stalled_order', adds.id, both],
      ['stalled_order_fast', adds.id, both],
      ['stalled_order', ends.id, ['view_order']],
      ['stalled_order_fast', ends.id, ['view_order']],
    ]),
  );
  for (const { uuid } of actions.filter(({ route_params }) => route_params['order_uuid'] === ends.id)) {
    const cancelling = executeUserAction(testContext(sample.manager), { uuid, action_key: 'cancel_order' });
    await expect(cancelling).rejects.toMatchObject({ code: 'not_found' });
  }
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
