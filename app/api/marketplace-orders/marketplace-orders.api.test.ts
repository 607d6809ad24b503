import { describe, expect, it } from 'vitest';
import {
  approveOrderOperation,
  cancelOrderOperation,
  listOrdersOperation,
  readOrderOperation,
  rejectOrderOperation,
} from '@/lib/contracts/marketplace/marketplace';
import { formatLongDay } from '@/lib/core/wording';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeCustomer, makeOrder, makeResource, makeToken, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { inDays } from '@/lib/testing/with-project';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';

async function makeKnocker(role = 'PROJECT_MANAGER', state = 'PENDING_CONSUMER') {
  const { person, project } = await makeHeldProject(role);
  const { id: uuid } = await makeOrder({ project_id: project.id, state, cost: '10.50' });
  return { token: await makeToken(person.id), uuid, project };
}

describe('GET /api/marketplace-orders/', () => {
  it('answers 200 with a bare array, its count and its pages', async () => {
    const { token, uuid, project } = await makeKnocker();
    const answer = await callOperation(listOrdersOperation, {
      token,
      query: `?project_uuid=${project.id.toUpperCase()}&o=-created,state`,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-result-count')).toBe('1');
    expect(answer.headers.get('link')).toContain('rel="last"');
    expect(await answer.json()).toMatchObject([{ uuid, cost: '10.5' }]);
  });

  it.each([
    'state=pending-consumer&type=Create',
    'state=PENDING_CONSUMER&order_type=CREATE',
    'state=Pending-Consumer&type=create',
  ])('takes either spelling in any case: ?%s', async (query) => {
    const { token, uuid } = await makeKnocker();
    const answer = await callOperation(listOrdersOperation, { token, query: `?${query}` });
    expect(await answer.json()).toMatchObject([{ uuid, state: 'pending-consumer', type: 'Create' }]);
    const other = await callOperation(listOrdersOperation, { token, query: '?state=done' });
    expect(await other.json()).toEqual([]);
  });

  it('answers HEAD with the count alone', async () => {
    const { token } = await makeKnocker();
    const answer = await callOperation(listOrdersOperation, { token, method: 'HEAD' });
    expect([answer.status, answer.headers.get('x-result-count'), await answer.text()]).toEqual([200, '1', '']);
  });

  it.each([
    'state=OPEN',
    'order_type=delete',
    'type=',
    'o=resource_name',
    'field_name=cost',
    'page=0',
    'page_size=301',
    'project_uuid=x',
    'sort=state',
  ])('answers 400 that names the parameter to ?%s', async (query) => {
    const { token } = await makeKnocker();
    const answer = await callOperation(listOrdersOperation, { token, query: `?${query}` });
    expect(answer.status).toBe(400);
    expect(Object.keys(await answer.json())).toContain(query.split('=')[0]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listOrdersOperation)).status).toBe(401);
  });

  it('answers 405 to other methods', async () => {
    expect((await callOperation(listOrdersOperation, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('GET /api/marketplace-orders/{uuid}/', () => {
  it('answers 200 with the order', async () => {
    const { token, uuid } = await makeKnocker();
    const answer = await callOperation(readOrderOperation, { token, params: { uuid } });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { uuid, state: 'pending-consumer', type: 'Create', order_type: 'Create', cost: '10.5' },
    ]);
  });

  it('answers 200 with an empty username for Heed itself, as clients expect a text there', async () => {
    const { token, uuid } = await makeKnocker();
    await database().order.update({ where: { id: uuid }, data: { created_by_id: null } });
    const answer = await callOperation(readOrderOperation, { token, params: { uuid } });
    expect(await answer.json()).toMatchObject({ created_by_username: '', created_by_full_name: 'System' });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readOrderOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to an order of others, to one that is not there, and to what is no uuid', async () => {
    const { uuid } = await makeKnocker();
    const token = await makeToken((await makeUser()).id);
    for (const asked of [uuid, nobodysUuid, 'order-1'])
      expect((await callOperation(readOrderOperation, { token, params: { uuid: asked } })).status).toBe(404);
  });
});

describe.each([
  { command: 'approve_by_consumer', operation: approveOrderOperation, state: 'executing', success: 200 },
  { command: 'reject_by_consumer', operation: rejectOrderOperation, state: 'rejected', success: 200 },
  { command: 'cancel', operation: cancelOrderOperation, state: 'canceled', success: 202 },
])('POST /api/marketplace-orders/{uuid}/$command/', ({ operation, state, success }) => {
  const post = ({ uuid, ...given }: { token?: string; uuid: string; body?: unknown }) =>
    callOperation(operation, { ...given, params: { uuid } });

  it('answers 200, or 202 to a cancellation, with the order as it is now', async () => {
    const { token, uuid } = await makeKnocker();
    const answer = await post({ token, uuid });
    expect([answer.status, await answer.json()]).toMatchObject([success, { uuid, state }]);
  });

  it('answers 400 to a field that it does not know', async () => {
    const { token, uuid } = await makeKnocker();
    expect((await post({ token, uuid, body: { comment: 'fine' } })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await post({ uuid: nobodysUuid })).status).toBe(401);
  });

  it('answers 403 to a role that may not', async () => {
    const { token, uuid } = await makeKnocker('PROJECT_MEMBER');
    expect((await post({ token, uuid })).status).toBe(403);
  });

  it('answers 404 to people without a role', async () => {
    const { uuid } = await makeKnocker();
    expect((await post({ token: await makeToken((await makeUser()).id), uuid })).status).toBe(404);
  });

  it('answers 409 when the order has moved on', async () => {
    const { token, uuid } = await makeKnocker('PROJECT_ADMIN', 'DONE');
    const answer = await post({ token, uuid });
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'moved_on' }]);
  });
});

describe('POST /api/marketplace-orders/{uuid}/approve_by_consumer/', () => {
  it('answers 422 naming the day in a project in grace, and 200 to a termination all the same', async () => {
    const ended = { end_date: dayValue(inDays(-2)), grace_period_days: 9 };
    const { person, project } = await makeHeldProject('PROJECT_MANAGER', ended);
    const token = await makeToken(person.id);
    const of = async (order_type: string, resource_id: string | null) =>
      (await makeOrder({ project_id: project.id, order_type, resource_id })).id;
    const { id } = await makeResource({ project_id: project.id });
    const rejected = await callOperation(approveOrderOperation, { token, params: { uuid: await of('CREATE', null) } });
    const sentence = `This project ended on ${formatLongDay(inDays(-2))}.`;
    expect([rejected.status, (await rejected.json()).detail]).toEqual([422, sentence]);
    expect(
      (await callOperation(approveOrderOperation, { token, params: { uuid: await of('TERMINATE', id) } })).status,
    ).toBe(200);
  });

  it('answers 422 with the rule that forbids it', async () => {
    const customer = await makeCustomer({ archived: true });
    const { person, project } = await makeHeldProject('CUSTOMER_OWNER', { customer_id: customer.id });
    const { id: uuid } = await makeOrder({ project_id: project.id });
    const answer = await callOperation(approveOrderOperation, { token: await makeToken(person.id), params: { uuid } });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'rule_broken',
      detail: 'This organisation is archived.',
    });
  });
});
