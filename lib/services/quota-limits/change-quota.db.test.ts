import { expect, test } from 'vitest';
import { transaction } from '@/lib/db/transaction';
import { placeOrder } from '@/lib/services/orders/place-order';
import { changeCustomerQuota } from '@/lib/services/quota-limits/change-customer-quota';
import { makeOffering, makeProject, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

test('a limit that is set while an order is placed where none was counts that order: the next one is refused', async () => {
  const { person, project } = await makeHeldProject('CUSTOMER_OWNER');
  const other = await makeProject({ customer_id: project.customer_id });
  const { id: offering } = await makeOffering();
  const staff = testContext(await makeUser({ is_staff: true }));
  const fields = {
    resource: null,
    type: 'CREATE',
    attributes: { name: '' },
    limits: {},
    start_date: null,
    cost: null,
  } as const;
  const order = { ...fields, offering, request_comment: '' };
  const limited = await transaction(testContext(person), async (tx) => {
    await placeOrder(tx, { ...order, project: project.id });
    const set = changeCustomerQuota(staff, { uuid: project.customer_id, name: 'nc_resource_count', limit: 1 });
    await expect.poll(waitingForLocks, { interval: 10 }).toBe(1);
    return { set };
  });
  expect(await limited.set).toMatchObject({ limit: 1, usage: 1 });
  await expect(placeOrder(testContext(person), { ...order, project: other.id })).rejects.toMatchObject({
    code: 'rule_broken',
  });
});
