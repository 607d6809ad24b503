import { beforeAll, describe, expect, it } from 'vitest';
import { listOrderCommandsOperation } from '@/lib/contracts/marketplace/details';
import {
  approveByProviderOperation,
  createOrderOperation,
  rejectByProviderOperation,
  setOrderDoneOperation,
  setOrderErredOperation,
  setOrderExecutingOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { Operation } from '@/lib/contracts/operation';
import { clock } from '@/lib/core/clock';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  dayValue,
  makeOffering,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeToken,
  makeUser,
} from '@/lib/testing/make';

const today = dayOf(clock(), 'UTC');
let offeringId = '';
let projectId = '';
const tokens = { provider: '', manager: '', member: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  const offering = await makeOffering({ plugin_options: { provider_review: true } });
  offeringId = offering.id;
  projectId = (await makeProject()).id;
  const provider = await makeUser();
  await makeRole({ user_id: provider.id, role: 'CUSTOMER_OWNER', customer_id: offering.customer_id });
  tokens.provider = await makeToken(provider.id);
  for (const [caller, role] of [
    ['manager', 'PROJECT_MANAGER'],
    ['member', 'PROJECT_MEMBER'],
  ] as const) {
    const person = await makeUser();
    await makeRole({ user_id: person.id, role, project_id: projectId });
    tokens[caller] = await makeToken(person.id);
  }
  tokens.stranger = await makeToken((await makeUser()).id);
});

const post = (body: object = {}, caller: Caller = 'manager') =>
  callOperation(createOrderOperation, {
    token: tokens[caller],
    body: { project: projectId, offering: `http://x.test/api/offerings/${offeringId}/`, ...body },
  });
const makeIn = async (state: string, fields: object = {}) =>
  (await makeOrder({ project_id: projectId, offering_id: offeringId, state, attributes: { name: 'Disk' }, ...fields }))
    .id;
const call = (operation: Operation, uuid: string, caller: Caller | null = 'provider', body: object = {}) =>
  callOperation(operation, { ...(caller !== null && { token: tokens[caller] }), params: { uuid }, body });
const orderOf = (id: string) => database().order.findUniqueOrThrow({ where: { id }, include: { resource: true } });

describe('POST /api/marketplace-orders/', () => {
  it('answers 201 with an order that waits for approval, or goes on when the caller may approve it', async () => {
    expect(await (await post({ attributes: { name: 'Disk' } }, 'member')).json()).toMatchObject({
      state: 'pending-consumer',
      type: 'Create',
    });
    const placed = await post({ cost: '12.5', limits: {} });
    expect([placed.status, await placed.json()]).toMatchObject([
      201,
      { state: 'pending-provider', cost: '12.5', consumer_reviewed_at: expect.any(String) },
    ]);
  });

  it('answers 201 to what clients write for nothing: null as the comment, the day, the plan and the callback', async () => {
    const nothing = { request_comment: null, start_date: null, plan: null, callback_url: null };
    const placed = await post(nothing);
    expect([placed.status, await placed.json()]).toMatchObject([201, { request_comment: '', start_date: null }]);
  });

  it.each([
    [{ project: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' }, 'project'],
    [{ offering: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' }, 'offering'],
    [{ resource: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' }, 'resource'],
    [{ type: 'Terminate' }, 'resource'],
    [{ start_date: addDays(today, -1) }, 'start_date'],
    [{ limits: { unknown: 1 } }, 'limits'],
    [{ limits: { term: -1 } }, 'limits.term'],
    [{ cost: '-1' }, 'cost'],
  ])('answers 400 to %j naming the field', async (body, field) => {
    const answer = await post(body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { [field]: [expect.any(String)] }]);
  });

  it('answers 401 without a token, and 403 to a member who terminates', async () => {
    expect((await callOperation(createOrderOperation, { body: {} })).status).toBe(401);
    const { id } = await makeResource({ project_id: projectId, offering_id: offeringId });
    expect((await post({ type: 'Terminate', resource: id }, 'member')).status).toBe(403);
  });

  it('answers 409 for a resource that is busy or not OK, and to all but one of several orders at once', async () => {
    const { id } = await makeResource({ project_id: projectId, offering_id: offeringId });
    const terminate = () => post({ type: 'Terminate', resource: id });
    expect(
      (await Promise.all([terminate(), terminate()])).map(({ status }) => status).toSorted((a, b) => a - b),
    ).toEqual([201, 409]);
    const gone = await makeResource({ project_id: projectId, offering_id: offeringId, state: 'TERMINATED' });
    expect((await post({ type: 'Terminate', resource: gone.id })).status).toBe(409);
  });

  it('answers 422 in a deleted project to who still reads it, and 400 to others', async () => {
    const removed = await makeProject({ is_removed: true, removed_at: clock() });
    const staff = await makeToken((await makeUser({ is_staff: true })).id);
    const body = { project: removed.id, offering: offeringId };
    const rejected = await callOperation(createOrderOperation, { token: staff, body });
    expect([rejected.status, (await rejected.json()).detail]).toEqual([422, 'The project has been removed.']);
    expect((await post(body)).status).toBe(400);
  });

  it('answers 422 naming the day when the project has ended, but still terminates', async () => {
    const ended = await makeProject({ end_date: dayValue('2026-03-01') });
    const token = await makeToken((await makeUser({ is_staff: true })).id);
    const { id } = await makeResource({ project_id: ended.id, offering_id: offeringId });
    const order = (body: object) =>
      callOperation(createOrderOperation, { token, body: { project: ended.id, offering: offeringId, ...body } });
    const rejected = await order({});
    expect([rejected.status, (await rejected.json()).detail]).toEqual([422, 'This project ended on 1 March 2026.']);
    expect((await order({ type: 'Terminate', resource: id })).status).toBe(201);
  });
});

describe('POST /api/marketplace-orders/{uuid}/approve_by_provider/', () => {
  it('answers 200, and the resource is made', async () => {
    const id = await makeIn('PENDING_PROVIDER');
    expect((await call(approveByProviderOperation, id)).status).toBe(200);
    expect(await orderOf(id)).toMatchObject({
      state: 'EXECUTING',
      provider_reviewed_at: expect.any(Date),
      resource: { name: 'Disk', state: 'CREATING' },
    });
  });

  it('answers 422 when the project has ended meanwhile', async () => {
    const { id: project_id } = await makeProject({ end_date: dayValue('2026-03-01') });
    expect((await call(approveByProviderOperation, await makeIn('PENDING_PROVIDER', { project_id }))).status).toBe(422);
  });
});

describe('POST /api/marketplace-orders/{uuid}/reject_by_provider/', () => {
  it('answers 200 and keeps why', async () => {
    const id = await makeIn('PENDING_PROVIDER');
    const body = { provider_rejection_comment: 'No space.' };
    expect((await call(rejectByProviderOperation, id, 'provider', body)).status).toBe(200);
    expect(await orderOf(id)).toMatchObject({
      state: 'REJECTED',
      provider_rejection_comment: 'No space.',
      resource: null,
    });
  });

  it('answers 400 to a reason that is too long', async () => {
    const body = { provider_rejection_comment: 'x'.repeat(2_001) };
    expect((await call(rejectByProviderOperation, await makeIn('PENDING_PROVIDER'), 'provider', body)).status).toBe(
      400,
    );
  });
});

describe('POST /api/marketplace-orders/{uuid}/set_state_executing/', () => {
  it('answers 200 to one that failed, whose resource is worked on again', async () => {
    const id = await makeIn('ERRED', { error_message: 'Broken.' });
    expect((await call(setOrderExecutingOperation, id)).status).toBe(200);
    expect(await orderOf(id)).toMatchObject({ state: 'EXECUTING', error_message: '', resource: { state: 'CREATING' } });
  });

  it.each(['CREATE', 'UPDATE', 'TERMINATE'])(
    'answers 409 to a failed %s order whose resource was terminated meanwhile, and leaves it so',
    async (order_type) => {
      const { id } = await makeResource({ project_id: projectId, offering_id: offeringId, state: 'TERMINATED' });
      const order = await makeIn('ERRED', { order_type, resource_id: id });
      const rejected = await call(setOrderExecutingOperation, order);
      expect([rejected.status, (await rejected.json()).detail]).toEqual([409, 'The resource is terminated.']);
      expect(await orderOf(order)).toMatchObject({ state: 'ERRED', resource: { state: 'TERMINATED' } });
      const commands = await callOperation(listOrderCommandsOperation, {
        token: tokens.provider,
        params: { uuid: order },
      });
      expect(await commands.json()).toEqual([]);
    },
  );

  it('answers 422 when the project has ended meanwhile', async () => {
    const { id: project_id } = await makeProject({ end_date: dayValue('2026-03-01') });
    expect((await call(setOrderExecutingOperation, await makeIn('ERRED', { project_id }))).status).toBe(422);
  });
});

describe('POST /api/marketplace-orders/{uuid}/set_state_done/', () => {
  it('answers 200, and the resource is there with its limits', async () => {
    const id = await makeIn('PENDING_PROVIDER', { limits: { term: 3 } });
    await call(approveByProviderOperation, id);
    expect((await call(setOrderDoneOperation, id)).status).toBe(200);
    expect(await orderOf(id)).toMatchObject({
      state: 'DONE',
      completed_at: expect.any(Date),
      resource: { state: 'OK', limits: { term: 3 } },
    });
  });

  it('answers 200 once, and 409 to all others at the same time', async () => {
    const id = await makeIn('EXECUTING');
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(setOrderDoneOperation, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  });
});

describe('POST /api/marketplace-orders/{uuid}/set_state_erred/', () => {
  it('answers 200 and keeps why, also of the resource', async () => {
    const id = await makeIn('PENDING_PROVIDER');
    await call(approveByProviderOperation, id);
    const body = { error_message: 'No space.', error_traceback: 'line 1' };
    expect((await call(setOrderErredOperation, id, 'provider', body)).status).toBe(200);
    expect(await orderOf(id)).toMatchObject({
      state: 'ERRED',
      error_message: 'No space.',
      resource: { state: 'ERRED' },
    });
  });

  it('answers 400 to a message that is too long', async () => {
    const body = { error_message: 'x'.repeat(2_001) };
    expect((await call(setOrderErredOperation, await makeIn('EXECUTING'), 'provider', body)).status).toBe(400);
  });
});

describe.each([
  ['approve_by_provider', approveByProviderOperation],
  ['reject_by_provider', rejectByProviderOperation],
  ['set_state_executing', setOrderExecutingOperation],
  ['set_state_done', setOrderDoneOperation],
  ['set_state_erred', setOrderErredOperation],
])('POST /api/marketplace-orders/{uuid}/%s/', (_command, operation) => {
  it('answers 401 without a token, 403 to who only ordered it, 404 to strangers, and 409 in another state', async () => {
    const id = await makeIn('CANCELED');
    expect((await call(operation, id, null)).status).toBe(401);
    expect((await call(operation, id, 'manager')).status).toBe(403);
    expect((await call(operation, id, 'stranger')).status).toBe(404);
    expect((await call(operation, id)).status).toBe(409);
  });
});
