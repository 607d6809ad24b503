import { describe, expect, it } from 'vitest';
import {
  listOrderActionsOperation,
  listOrderCommandsOperation,
  readOrderHistoryOperation,
} from '@/lib/contracts/marketplace/details';
import { approveOrderOperation, rejectOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeOffering, makeOrder, makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { testNow } from '@/lib/testing/test-context';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';

describe('GET /api/marketplace-orders/{uuid}/history/', () => {
  it('answers 200 with who ordered and what was decided, newest first', async () => {
    const { token, actOnOrder, person } = await makeActionHolder();
    const { order } = await actOnOrder({ created_by_id: person.id });
    await callOperation(approveOrderOperation, { token, params: { uuid: order.id } });
    const answer = await callOperation(readOrderHistoryOperation, { token, params: { uuid: order.id } });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      [
        { at: expect.any(String), what: 'Approved', detail: 'Pending consumer → Executing', by: person.full_name },
        { at: testNow.toISOString(), what: 'Ordered', detail: '', by: person.full_name },
      ],
    ]);
  });

  it('answers 200 with what was said when it was rejected', async () => {
    const { token, actOnOrder } = await makeActionHolder();
    const { order } = await actOnOrder();
    await callOperation(rejectOrderOperation, {
      token,
      params: { uuid: order.id },
      body: { consumer_rejection_comment: 'Too dear.' },
    });
    const [rejected] = await (
      await callOperation(readOrderHistoryOperation, { token, params: { uuid: order.id } })
    ).json();
    expect(rejected).toMatchObject({ what: 'Rejected', detail: 'Pending consumer → Rejected. Too dear.' });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readOrderHistoryOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to an order of others', async () => {
    const { order } = await (await makeActionHolder()).actOnOrder();
    const token = await makeToken((await makeUser()).id);
    for (const uuid of [order.id, nobodysUuid])
      expect((await callOperation(readOrderHistoryOperation, { token, params: { uuid } })).status).toBe(404);
  });
});

describe('GET /api/marketplace-orders/{uuid}/user_actions/', () => {
  it('answers 200 with the caller’s own actions about it, the open one with its buttons before the resolved one', async () => {
    const { token, actOnOrder, act } = await makeActionHolder();
    const { order, action } = await actOnOrder();
    const resolved = { status: 'resolved', resolved_reason: 'condition_cleared', resolved_at: testNow };
    const evidence = { end_date: '2026-11-30', time_zone: 'UTC' };
    const past = await act({ ...resolved, object_id: order.id, action_type: 'expiring_resource', evidence });
    await act();
    const answer = await callOperation(listOrderActionsOperation, { token, params: { uuid: order.id } });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        {
          uuid: action.id,
          status: 'open',
          corrective_actions: [{}, { key: 'approve_order' }, { key: 'reject_order' }],
        },
        { uuid: past.id, status: 'resolved', corrective_actions: [] },
      ],
    ]);
    const colleague = await makeActionHolder('CUSTOMER_OWNER');
    expect(
      (await callOperation(listOrderActionsOperation, { token: colleague.token, params: { uuid: order.id } })).status,
    ).toBe(404);
  });

  it('answers 200 with none to staff, who have no actions of projects without a role there', async () => {
    const { order } = await (await makeActionHolder()).actOnOrder();
    const token = await makeToken((await makeUser({ is_staff: true })).id);
    const answer = await callOperation(listOrderActionsOperation, { token, params: { uuid: order.id } });
    expect([answer.status, await answer.json()]).toEqual([200, []]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listOrderActionsOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to an order of others', async () => {
    const { order } = await (await makeActionHolder()).actOnOrder();
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(listOrderActionsOperation, { token, params: { uuid: order.id } })).status).toBe(404);
  });
});

describe('GET /api/marketplace-orders/{uuid}/commands/', () => {
  const keysOf = async (token: string, uuid: string) => {
    const answer = await callOperation(listOrderCommandsOperation, { token, params: { uuid } });
    const commands: { key: string; api_endpoint: string }[] = await answer.json();
    return [answer.status, ...commands.map(({ key }) => key.replace('marketplace_orders_', ''))];
  };

  it('answers 200 with what the caller may do with it as it is now, open action or not', async () => {
    const { token, project } = await makeActionHolder();
    const waiting = await makeOrder({ project_id: project.id });
    expect(await keysOf(token, waiting.id)).toEqual([200, 'approve_by_consumer', 'reject_by_consumer', 'cancel']);
    const accepted = await makeOrder({ project_id: project.id, state: 'PENDING_PROJECT' });
    expect(await keysOf(token, accepted.id)).toEqual([200, 'cancel']);
    const done = await makeOrder({ project_id: project.id, state: 'DONE' });
    expect(await keysOf(token, done.id)).toEqual([200]);
  });

  it('answers 200 with the provider’s side of it to who processes the orders of its offering', async () => {
    const { token, project } = await makeActionHolder('CUSTOMER_OWNER');
    const offering = await makeOffering({ customer_id: project.customer_id });
    const inState = async (state: string) =>
      keysOf(token, (await makeOrder({ project_id: project.id, offering_id: offering.id, state })).id);
    expect(await inState('PENDING_PROVIDER')).toEqual([
      200,
      'reject_by_consumer',
      'cancel',
      'approve_by_provider',
      'reject_by_provider',
      'set_state_executing',
      'set_state_erred',
    ]);
    expect(await inState('EXECUTING')).toEqual([200, 'set_state_done', 'set_state_erred']);
    expect(await inState('ERRED')).toEqual([200, 'set_state_executing']);
  });

  it('answers 200 with cancelling alone to a member who placed it, and without approving where the project has ended', async () => {
    const member = await makeActionHolder('PROJECT_MEMBER');
    const own = await makeOrder({ project_id: member.project.id, created_by_id: member.person.id });
    expect(await keysOf(member.token, own.id)).toEqual([200, 'cancel']);
    const manager = await makeActionHolder();
    await database().project.update({ where: { id: manager.project.id }, data: { end_date: dayValue('2020-01-31') } });
    const late = await makeOrder({ project_id: manager.project.id });
    expect(await keysOf(manager.token, late.id)).toEqual([200, 'reject_by_consumer', 'cancel']);
  });

  it('answers 200 with nothing to who may only look', async () => {
    const { token, project } = await makeActionHolder('PROJECT_MEMBER');
    expect(await keysOf(token, (await makeOrder({ project_id: project.id })).id)).toEqual([200]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listOrderCommandsOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to an order of others', async () => {
    const { order } = await (await makeActionHolder()).actOnOrder();
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(listOrderCommandsOperation, { token, params: { uuid: order.id } })).status).toBe(404);
  });
});
