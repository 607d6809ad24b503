import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { rejectOrder } from '@/lib/services/orders/reject-order';
import { makeCustomer, makeOffering, makeOrder, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext, testNow } from '@/lib/testing/test-context';

async function makeApprovable(role = 'PROJECT_ADMIN') {
  const { person, project } = await makeHeldProject(role);
  const order = await makeOrder({ project_id: project.id });
  return { person, project, order, ctx: testContext(person) };
}

function auditOf(orderId: string) {
  return database().auditEntry.findMany({ where: { subject_type: 'order', subject_id: orderId } });
}

describe('approveOrder', () => {
  it.each(['PROJECT_ADMIN', 'PROJECT_MANAGER', 'CUSTOMER_OWNER', 'CUSTOMER_MANAGER'])(
    'lets a %s approve',
    async (role) => {
      const { ctx, order } = await makeApprovable(role);
      expect((await approveOrder(ctx, { uuid: order.id })).state).toBe('executing');
    },
  );

  it('records the reviewer, the time and one audit row', async () => {
    const { ctx, order, person } = await makeApprovable();
    const approved = await approveOrder(ctx, { uuid: order.id });
    expect(approved.consumer_reviewed_by_name).toBe(person.full_name);
    expect(Date.parse(approved.consumer_reviewed_at ?? '')).toBe(testNow.getTime());
    expect(Date.parse(approved.modified)).toBe(testNow.getTime());
    const audit = await auditOf(order.id);
    expect(audit).toMatchObject([
      { operation: 'marketplace_orders_approve_by_consumer', actor_id: person.id, result: 'success' },
    ]);
    expect(audit[0]?.facts).toEqual({ state: { from: 'PENDING_CONSUMER', to: 'EXECUTING' } });
  });

  it('tells which order and resource changed', async () => {
    const { ctx, project } = await makeApprovable();
    const resource = await makeResource({ project_id: project.id });
    const order = await makeOrder({ project_id: project.id, resource_id: resource.id, order_type: 'UPDATE' });
    const heard: DomainEvent[] = [];
    const listening: Ctx = { ...ctx, react: async (_tx, events) => void heard.push(...events) };
    await approveOrder(listening, { uuid: order.id });
    expect(heard).toEqual([{ type: 'orders.changed', orderIds: [order.id], resourceIds: [resource.id] }]);
  });

  it('waits for the provider where the offering asks for review', async () => {
    const { ctx, project } = await makeApprovable();
    const offering = await makeOffering({ plugin_options: { provider_review: true } });
    const order = await makeOrder({ project_id: project.id, offering_id: offering.id });
    expect((await approveOrder(ctx, { uuid: order.id })).state).toBe('pending-provider');
  });

  it('hides the order from people without a role, an expired one included', async () => {
    const { order, project } = await makeApprovable();
    const stranger = await makeUser();
    await makeRole({ user_id: stranger.id, role: 'PROJECT_ADMIN', project_id: project.id, expiration_time: testNow });
    const attempt = approveOrder(testContext(stranger), { uuid: order.id });
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses members whose role does not approve', async () => {
    const { ctx, order } = await makeApprovable('PROJECT_MEMBER');
    await expect(approveOrder(ctx, { uuid: order.id })).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('refuses orders of a blocked customer and changes nothing', async () => {
    const customer = await makeCustomer({ blocked: true });
    const { person, project } = await makeHeldProject('PROJECT_ADMIN', { customer_id: customer.id });
    const order = await makeOrder({ project_id: project.id });
    const attempt = approveOrder(testContext(person), { uuid: order.id });
    await expect(attempt).rejects.toMatchObject({ code: 'rule_broken', message: expect.stringContaining('blocked') });
    expect(await auditOf(order.id)).toEqual([]);
  });

  it('names the state in which it found an order that moved on', async () => {
    const { ctx, project } = await makeApprovable();
    const order = await makeOrder({ project_id: project.id, state: 'PENDING_START_DATE' });
    await expect(approveOrder(ctx, { uuid: order.id })).rejects.toMatchObject({
      code: 'moved_on',
      message: 'The order can’t be approved: it is now pending start date.',
    });
  });

  it('approves once when fifty approve at the same time', async () => {
    const { ctx, order } = await makeApprovable();
    const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => approveOrder(ctx, { uuid: order.id })));
    const rejected = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(rejected).toHaveLength(49);
    for (const { reason } of rejected) {
      expect(reason).toMatchObject({ code: 'moved_on', message: 'The order can’t be approved: it is now executing.' });
    }
    expect(await auditOf(order.id)).toHaveLength(1);
  });

  it('lets one of an approval and a rejection at the same time win', async () => {
    const { ctx, order } = await makeApprovable();
    const attempts = await Promise.allSettled([
      approveOrder(ctx, { uuid: order.id }),
      rejectOrder(ctx, { uuid: order.id }),
    ]);
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await auditOf(order.id)).toHaveLength(1);
  });

  it('joins the transaction of its caller and goes with it', async () => {
    const { ctx, order } = await makeApprovable();
    const undone = transaction(ctx, async (tx) => {
      await approveOrder(tx, { uuid: order.id });
      throw new Error('the caller failed');
    });
    await expect(undone).rejects.toThrow('the caller failed');
    const row = await database().order.findUniqueOrThrow({ where: { id: order.id } });
    expect(row.state).toBe('PENDING_CONSUMER');
    expect(await auditOf(order.id)).toEqual([]);
  });
});
