import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { actionsOf, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

let sample: Awaited<ReturnType<typeof makeSampleMarketplace>>;

beforeEach(async () => {
  sample = await makeSampleMarketplace();
});

async function actionId(user_id: string, object_id: string): Promise<string> {
  const [action] = await actionsOf(user_id, object_id);
  if (action === undefined) throw new Error('There is no such action.');
  return action.id;
}

const attemptsAt = (action_id: string) =>
  database().userActionExecution.findMany({ where: { action_id }, orderBy: { id: 'asc' } });

describe('executing', () => {
  test('fifty times at once has one effect and one success, and every other attempt is recorded', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, order.id);
    const attempt = () => executeUserAction(testContext(sample.manager), { uuid, action_label: 'APPROVE order' });
    const results = await Promise.allSettled(Array.from({ length: 50 }, attempt));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const recorded = await attemptsAt(uuid);
    expect(recorded.filter(({ success }) => success)).toHaveLength(1);
    expect(recorded.filter(({ error_code }) => error_code === 'moved_on')).toHaveLength(49);
    expect(await database().order.findUnique({ where: { id: order.id } })).toMatchObject({
      state: 'EXECUTING',
      consumer_reviewed_by_id: sample.manager.id,
    });
  });

  test('a renewal fifty times at once moves the end date once', async () => {
    const resource = await sample.resourceEnding(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, resource.id);
    const attempt = () => executeUserAction(testContext(sample.manager), { uuid, action_key: 'renew_resource' });
    const results = await Promise.allSettled(Array.from({ length: 50 }, attempt));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const renewed = await database().resource.findUniqueOrThrow({ where: { id: resource.id } });
    expect(renewed.end_date).toEqual(new Date('2027-11-25T00:00:00Z'));
  });

  test('a renewal that leaves the action open is not done twice by a second click', async () => {
    await database().offering.update({
      where: { id: sample.offering.id },
      data: { plugin_options: { renewal_months: 1, resource_expiration_reminders: [3650] } },
    });
    const resource = await sample.resourceEnding(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, resource.id);
    const renew = (at = testNow) =>
      executeUserAction(testContext(sample.manager, at), { uuid, action_key: 'renew_resource' });
    await renew();
    await expect(renew()).rejects.toMatchObject({ code: 'moved_on' });
    await renew(new Date(testNow.getTime() + 60_000));
    const twice = await database().resource.findUniqueOrThrow({ where: { id: resource.id } });
    expect(twice.end_date).toEqual(new Date('2027-01-25T00:00:00Z'));
  });

  test('says the day on which a resource ends as people read it, and as a date to programs', async () => {
    const resource = await sample.resourceEnding(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, resource.id);
    const done = await executeUserAction(testContext(sample.manager), { uuid, action_key: 'renew_resource' });
    expect(done).toMatchObject({
      message: 'The resource now ends on 25 Nov 2027.',
      metadata: { end_date: '2027-11-25' },
    });
  });

  test('resolves the action as executed for whoever did it, and as cleared for the others', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, order.id);
    const done = await executeUserAction(testContext(sample.manager), { uuid, action_key: 'reject_order' });
    expect(done).toEqual({
      action: 'completed',
      message: 'The order is rejected.',
      metadata: { order_state: 'rejected' },
    });
    expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ resolved_reason: 'executed' }]);
    expect(await actionsOf(sample.owner.id, order.id)).toMatchObject([{ resolved_reason: 'condition_cleared' }]);
  });

  test('a second approver’s click is refused and recorded as a failure', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    const [first, second] = [await actionId(sample.manager.id, order.id), await actionId(sample.owner.id, order.id)];
    await executeUserAction(testContext(sample.manager), { uuid: first, action_key: 'approve_order' });
    const late = executeUserAction(testContext(sample.owner), { uuid: second, action_key: 'approve_order' });
    await expect(late).rejects.toMatchObject({ code: 'moved_on' });
    expect(await attemptsAt(second)).toMatchObject([{ success: false, error_code: 'moved_on' }]);
  });

  test('of two approvers at the same moment exactly one succeeds', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await sample.orderWaiting(3);
      await refreshAll();
      const uuids = await Promise.all([sample.manager, sample.owner].map(({ id }) => actionId(id, order.id)));
      const results = await Promise.allSettled(
        [sample.manager, sample.owner].map((person, at) =>
          executeUserAction(testContext(person), { uuid: uuids[at] ?? '', action_key: 'approve_order' }),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  test('what is not permitted any more is not there, and the attempt is recorded as refused', async () => {
    const resource = await sample.resourceEnding(3);
    await refreshAll();
    const uuid = await actionId(sample.member.id, resource.id);
    const attempt = executeUserAction(testContext(sample.member), { uuid, action_label: 'Renew resource' });
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
    expect(await attemptsAt(uuid)).toMatchObject([{ success: false, corrective_action_label: 'Renew resource' }]);
    const deniedEntry = { subject_id: uuid, result: 'refused', actor_id: sample.member.id };
    expect(await database().auditEntry.count({ where: deniedEntry })).toBe(1);
    expect(await database().resource.findUnique({ where: { id: resource.id } })).toMatchObject({
      end_date: resource.end_date,
    });
  });

  test('somebody else’s action does not exist, and the attempt is audited', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, order.id);
    const attempt = executeUserAction(testContext(sample.owner), { uuid, action_key: 'approve_order' });
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
    expect(await database().auditEntry.count({ where: { subject_id: uuid, result: 'refused' } })).toBe(1);
  });

  test('a rule that refuses is told in words and nothing is half done', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    await database().customer.update({ where: { id: sample.customer.id }, data: { blocked: true } });
    const uuid = await actionId(sample.manager.id, order.id);
    const attempt = executeUserAction(testContext(sample.manager), { uuid, action_key: 'approve_order' });
    await expect(attempt).rejects.toMatchObject({ code: 'rule_broken' });
    expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ status: 'open' }]);
    expect(await attemptsAt(uuid)).toMatchObject([
      { success: false, error_message: expect.stringContaining('blocked') },
    ]);
  });

  test('looking at the details leads to the page of the order, changes nothing, and is an attempt like any other', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, order.id);
    const answer = await executeUserAction(testContext(sample.manager), { uuid, action_label: 'View order details' });
    expect(answer).toMatchObject({ action: 'navigate', redirect_url: `/orders/${order.id}` });
    expect(await attemptsAt(uuid)).toMatchObject([{ success: true, corrective_action_key: 'view_order' }]);
    expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ status: 'open' }]);
    const audited = { subject_id: uuid, operation: 'user_actions_execute', result: 'success' };
    expect(await database().auditEntry.count({ where: audited })).toBe(1);
  });

  test('accepting a termination ends the reminders', async () => {
    const resource = await sample.resourceEnding(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, resource.id);
    await executeUserAction(testContext(sample.manager), { uuid, action_key: 'terminate_resource' });
    expect(await actionsOf(sample.member.id, resource.id)).toMatchObject([{ status: 'resolved' }]);
    expect((await refreshAll()).providers.filter(({ opened }) => opened > 0)).toEqual([]);
  });

  test('an attempt outlives its action', async () => {
    const order = await sample.orderWaiting(3);
    await refreshAll();
    const uuid = await actionId(sample.manager.id, order.id);
    await executeUserAction(testContext(sample.manager), { uuid, action_key: 'approve_order' });
    await database().userAction.delete({ where: { id: uuid } });
    expect(await attemptsAt(uuid)).toMatchObject([{ title: expect.stringContaining('Approve pending order') }]);
  });
});
