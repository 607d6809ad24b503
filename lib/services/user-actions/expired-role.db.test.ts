import { beforeAll, describe, expect, test } from 'vitest';
import { listUserActionsOperation, summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import { listOrdersOperation, listResourcesOperation } from '@/lib/contracts/marketplace/marketplace';
import { database } from '@/lib/db/client';
import { listOrders } from '@/lib/services/orders/list-orders';
import { listResources } from '@/lib/services/resources/list-resources';
import { bulkSilenceUserActions } from '@/lib/services/user-actions/bulk-silence-user-actions';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';
import { makeResource } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { testContext, testNow } from '@/lib/testing/test-context';

/** The role ends here, and nothing but the clock says so: no job and no refresh runs in these tests. */
const endsAt = new Date(testNow.getTime() + 60_000);
const justBefore = new Date(endsAt.getTime() - 1);

let holder: Awaited<ReturnType<typeof makeActionHolder>>;
let uuid = '';

beforeAll(async () => {
  holder = await makeActionHolder();
  uuid = (await holder.actOnOrder()).action.id;
  await makeResource({ project_id: holder.project.id });
  await database().userRole.updateMany({ where: { user_id: holder.person.id }, data: { expiration_time: endsAt } });
});

/** What its person sees at an instant, as numbers. */
async function seenAt(now: Date) {
  const ctx = testContext(holder.person, now);
  const summary = await summariseUserActions(ctx, summariseUserActionsOperation.query.parse({}));
  const faceted = await summariseUserActions(ctx, summariseUserActionsOperation.query.parse({ faceted: 'true' }));
  const { count } = await bulkSilenceUserActions(ctx, { mode: 'forever', dry_run: true, reason: 'Not mine.' });
  return {
    list: (await listUserActions(ctx, listUserActionsOperation.query.parse({}))).total,
    summary: [summary.total, summary.by_urgency.medium, Object.keys(summary.by_type).length],
    faceted: faceted.total,
    bulk: count,
    one: await readUserAction(ctx, { uuid }).then(
      () => 1,
      () => 0,
    ),
    orders: (await listOrders(ctx, listOrdersOperation.query.parse({}))).total,
    resources: (await listResources(ctx, listResourcesOperation.query.parse({}))).total,
  };
}

describe('an expired role', () => {
  test('ends its rows for reads and counts alike at the moment of expiry', async () => {
    const all = { list: 1, summary: [1, 1, 1], faceted: 1, bulk: 1, one: 1, orders: 1, resources: 1 };
    expect(await seenAt(justBefore)).toEqual(all);
    const none = { list: 0, summary: [0, 0, 0], faceted: 0, bulk: 0, one: 0, orders: 0, resources: 0 };
    expect(await seenAt(endsAt)).toEqual(none);
  });

  test('lets nobody execute anything from that moment', async () => {
    const execute = (now: Date) =>
      executeUserAction(testContext(holder.person, now), { uuid, action_key: 'approve_order' });
    await expect(execute(endsAt)).rejects.toMatchObject({ code: 'not_found' });
    expect(await execute(justBefore)).toMatchObject({ action: 'completed' });
  });
});
