import { beforeEach, describe, expect, it, test } from 'vitest';
import { listOrderCommandsOperation, listResourceCommandsOperation } from '@/lib/contracts/marketplace/details';
import {
  approveByProviderOperation,
  approveOrderOperation,
  cancelOrderOperation,
  changeResourceOperation,
  keepResourceOperation,
  listOrdersOperation,
  listResourcesOperation,
  readOrderOperation,
  readResourceOperation,
  rejectByProviderOperation,
  rejectOrderOperation,
  renewResourceOperation,
  setEndDateOperation,
  setOrderDoneOperation,
  setOrderErredOperation,
  setOrderExecutingOperation,
  setPausedOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { Operation } from '@/lib/contracts/operation';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import { database } from '@/lib/db/client';
import { readProjectEnd } from '@/lib/services/projects/read-project-end';
import { makeOffering, makeOrder, makeResource, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';
import { detailOf, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
let resourceId = '';
let orderId = '';
let offeringId = '';
let providerToken = '';

beforeEach(async () => {
  const { customer_id, id } = await makeOffering({ plugin_options: { provider_review: true } });
  offeringId = id;
  const provider = await makeUser();
  await makeRole({ user_id: provider.id, role: 'CUSTOMER_OWNER', customer_id });
  providerToken = await makeToken(provider.id);
  const within = { project_id: here.projectId, offering_id: offeringId };
  resourceId = (await makeResource({ ...within, state: 'TERMINATED' })).id;
  orderId = (await makeOrder({ ...within, state: 'ERRED', resource_id: resourceId })).id;
  await here.call(deleteProjectOperation, 'owner');
});

const call = (operation: Operation, uuid: string, caller: ProjectCaller = 'owner', given: object = {}) =>
  here.call(operation, caller, { params: { uuid }, ...given });
const statuses = async (operation: Operation, uuid: string) => {
  const callers = ['owner', 'staff', 'support', 'manager', 'member', 'stranger'] as const;
  const answers = await Promise.all(callers.map((caller) => call(operation, uuid, caller)));
  return Object.fromEntries(answers.map(({ status }, at) => [callers[at], status]));
};
const toWhoReadsAllOfIt = { owner: 200, staff: 200, support: 200, manager: 404, member: 404, stranger: 404 };

describe.each<[string, Operation]>([
  ['GET /api/marketplace-orders/', listOrdersOperation],
  ['GET /api/marketplace-resources/', listResourcesOperation],
])('%s', (_, operation) => {
  it.each<ProjectCaller>(['owner', 'staff', 'support', 'member'])(
    'answers 200 to %s with nothing of a deleted project, in rows and count',
    async (caller) => {
      for (const query of [`?project_uuid=${here.projectId}`, `?customer_uuid=${here.customerId}`]) {
        const answer = await here.call(operation, caller, { query });
        expect([answer.status, answer.headers.get('x-result-count'), await answer.json()]).toEqual([200, '0', []]);
      }
    },
  );
});

describe('GET /api/marketplace-orders/{uuid}/', () => {
  it('answers 200 of a deleted project to who reads all of it, and to the provider; 404 to who was in it', async () => {
    expect(await statuses(readOrderOperation, orderId)).toEqual(toWhoReadsAllOfIt);
    const asProvider = { token: providerToken };
    expect((await call(readOrderOperation, orderId, 'stranger', asProvider)).status).toBe(200);
  });
});

describe('GET /api/marketplace-resources/{uuid}/', () => {
  it('answers 200 of a deleted project to who reads all of it, and 404 to who was in it', async () => {
    expect(await statuses(readResourceOperation, resourceId)).toEqual(toWhoReadsAllOfIt);
  });
});

test('pages of what is in a deleted project lead to it for who reads all of it', async () => {
  const leads = async (caller: ProjectCaller) => {
    const person = await database().user.findUniqueOrThrow({ where: { id: here.ids[caller] } });
    return (await readProjectEnd(testContext(person), here.projectId)).isReadable;
  };
  expect([await leads('owner'), await leads('support'), await leads('member'), await leads('stranger')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe.each<[string, Operation, () => string]>([
  ['GET /api/marketplace-orders/{uuid}/commands/', listOrderCommandsOperation, () => orderId],
  ['GET /api/marketplace-resources/{uuid}/commands/', listResourceCommandsOperation, () => resourceId],
])('%s', (_, operation, idOf) => {
  it('answers 200 with none of those that change something in a deleted project', async () => {
    await database().resource.update({ where: { id: resourceId }, data: { state: 'OK' } });
    for (const caller of ['owner', 'staff'] as const)
      expect(await (await call(operation, idOf(), caller)).json()).toEqual([]);
  });
});

describe.each<[string, Operation, object]>([
  ['POST /api/marketplace-resources/{uuid}/set_end_date/', setEndDateOperation, { end_date: null }],
  ['POST /api/marketplace-resources/{uuid}/renew/', renewResourceOperation, {}],
  ['POST /api/marketplace-resources/{uuid}/terminate/', terminateResourceOperation, {}],
  ['POST /api/marketplace-resources/{uuid}/undo_terminate/', keepResourceOperation, {}],
  ['POST /api/marketplace-resources/{uuid}/set_paused/', setPausedOperation, { paused: true }],
  ['PATCH /api/marketplace-resources/{uuid}/', changeResourceOperation, { name: 'Other' }],
])('%s', (_, operation, body) => {
  it.each(['TERMINATED', 'OK'])(
    'answers 409 naming the day when its project was deleted, of one that is %s',
    async (state) => {
      await database().resource.update({ where: { id: resourceId }, data: { state } });
      const before = await database().resource.findUniqueOrThrow({ where: { id: resourceId } });
      const rejected = await detailOf(await call(operation, resourceId, 'staff', { body }));
      expect(rejected).toEqual([409, expect.stringMatching(/^This project was deleted on \d+ \w+ \d{4}\.$/)]);
      expect((await call(operation, resourceId, 'member', { body })).status).toBe(404);
      expect(await database().resource.findUniqueOrThrow({ where: { id: resourceId } })).toEqual(before);
    },
  );
});

describe.each<[string, Operation, string]>([
  ['POST /api/marketplace-orders/{uuid}/approve_by_consumer/', approveOrderOperation, 'PENDING_CONSUMER'],
  ['POST /api/marketplace-orders/{uuid}/approve_by_provider/', approveByProviderOperation, 'PENDING_PROVIDER'],
  ['POST /api/marketplace-orders/{uuid}/set_state_executing/', setOrderExecutingOperation, 'ERRED'],
])('%s', (_, operation, state) => {
  it('answers 422 in a deleted project', async () => {
    await database().order.update({ where: { id: orderId }, data: { state } });
    const rejected = await detailOf(await call(operation, orderId, 'staff', { body: {} }));
    expect(rejected).toEqual([422, 'The project has been removed.']);
    expect((await database().order.findUniqueOrThrow({ where: { id: orderId } })).state).toBe(state);
  });
});

describe.each<[string, Operation]>([
  ['POST /api/marketplace-orders/{uuid}/reject_by_consumer/', rejectOrderOperation],
  ['POST /api/marketplace-orders/{uuid}/reject_by_provider/', rejectByProviderOperation],
  ['POST /api/marketplace-orders/{uuid}/cancel/', cancelOrderOperation],
  ['POST /api/marketplace-orders/{uuid}/set_state_done/', setOrderDoneOperation],
  ['POST /api/marketplace-orders/{uuid}/set_state_erred/', setOrderErredOperation],
])('%s', (_, operation) => {
  it('answers 409 for what the deletion of its project canceled, and 404 to who was in it', async () => {
    await database().order.update({ where: { id: orderId }, data: { state: 'CANCELED' } });
    expect((await call(operation, orderId, 'staff', { body: {} })).status).toBe(409);
    expect((await call(operation, orderId, 'member', { body: {} })).status).toBe(404);
  });
});
