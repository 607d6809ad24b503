import { beforeEach, describe, expect, it } from 'vitest';
import { readCustomerOperation } from '@/lib/contracts/customers/customers';
import type { Operation } from '@/lib/contracts/operation';
import { readMeOperation } from '@/lib/contracts/people/people';
import {
  closeCustomerServiceAccountOperation,
  rotateCustomerApiKeyOperation,
} from '@/lib/contracts/people/service-account-ends';
import {
  type CustomerServiceAccount,
  changeCustomerAccountOperation,
  createCustomerServiceAccountOperation,
  listCustomerServiceAccountsOperation,
  readCustomerAccountOperation,
} from '@/lib/contracts/people/service-accounts';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeUser, uniqueName } from '@/lib/testing/make';
import { makeServiceAccount } from '@/lib/testing/make-service-account';
import { detailOf, type ProjectCaller, statusesOf, withProject } from '@/lib/testing/with-project';

const here = withProject();

const setLimit = (max_service_accounts: number | null) =>
  database().customer.update({ where: { id: here.customerId }, data: { max_service_accounts } });

beforeEach(() => setLimit(null));

const about = (operation: Operation, uuid: string, caller: ProjectCaller | null = 'owner', asked: Asked = {}) =>
  here.call(operation, caller, { params: { uuid }, ...asked });
const create = (body: object = {}, caller: ProjectCaller | null = 'owner') =>
  here.call(createCustomerServiceAccountOperation, caller, { body: { customer: here.customerId, ...body } });
const made = async (body: object = {}): Promise<CustomerServiceAccount> => (await create(body)).json();
const close = (uuid: string, caller?: ProjectCaller | null) =>
  about(closeCustomerServiceAccountOperation, uuid, caller);
const rotate = (uuid: string, caller?: ProjectCaller | null) => about(rotateCustomerApiKeyOperation, uuid, caller);
const statusWith = async (token: string | null) =>
  (await callOperation(readMeOperation, { token: token ?? '' })).status;

describe('POST /api/marketplace-customer-service-accounts/', () => {
  it('answers 201 with the account and its token, which reads the organisation as its support', async () => {
    const data = { slug: uniqueName('customer') };
    const customer = await database().customer.update({ where: { id: here.customerId }, data });
    const answer = await create({ description: 'Counts.' });
    const account: CustomerServiceAccount = await answer.json();
    expect([answer.status, account]).toMatchObject([
      201,
      {
        customer: here.customerId,
        customer_uuid: here.customerId,
        customer_name: customer.name,
        username: customer.slug,
        description: 'Counts.',
        state: 'OK',
        token: expect.any(String),
      },
    ]);
    expect(account).not.toHaveProperty('project');
    const params = { uuid: here.customerId };
    const token = account.token ?? '';
    expect((await callOperation(readCustomerOperation, { token, params })).status).toBe(200);
    const person = await database().user.findUniqueOrThrow({
      where: { username: account.username },
      include: { roles: { include: { role: true } } },
    });
    expect(person.roles.map(({ customer_id, role }) => [customer_id, role.name])).toEqual([
      [here.customerId, 'CUSTOMER_SUPPORT'],
    ]);
  });

  it('answers 409 to a username that is taken', async () => {
    const { username } = await makeUser();
    expect((await create({ username })).status).toBe(409);
  });

  it('answers 422 with the numbers to one more than there may be, also of many at once', async () => {
    await database().serviceAccount.deleteMany();
    await setLimit(2);
    const answers = await Promise.all(Array.from({ length: 6 }, () => create()));
    expect(statusesOf(answers)).toEqual([201, 201, 422, 422, 422, 422]);
    expect(await detailOf(await create())).toEqual([
      422,
      'This organisation has 2 of 2 service accounts. Ask the administrators for more.',
    ]);
    // A lower limit ends none.
    await setLimit(0);
    expect(await database().serviceAccount.count({ where: { closed_at: null } })).toBe(2);
  });

  it('answers 400 to an organisation that the caller doesn’t read, 401 without a token, and 403 to who may not add members', async () => {
    const answer = await create({ customer: (await makeCustomer()).id });
    expect([answer.status, await answer.json()]).toMatchObject([400, { customer: ['There is no such organisation.'] }]);
    expect((await create({}, null)).status).toBe(401);
    for (const caller of ['manager', 'customerManager', 'support'] as const)
      expect((await create({}, caller)).status).toBe(403);
  });
});

describe('GET /api/marketplace-customer-service-accounts/', () => {
  const list = (query: string, caller: ProjectCaller | null = 'owner') =>
    here.call(listCustomerServiceAccountsOperation, caller, { query });

  it('answers 200 with the accounts of organisations that the caller reads', async () => {
    const { uuid } = await made();
    const ids = async (caller?: ProjectCaller) =>
      (await (await list(`?customer_uuid=${here.customerId}&page_size=100`, caller)).json()).map(
        (one: CustomerServiceAccount) => one.uuid,
      );
    expect(await ids()).toContain(uuid);
    expect(await ids('stranger')).toEqual([]);
  });

  it('answers 400 to an unknown filter, and 401 without a token', async () => {
    expect((await list('?project_uuid=x')).status).toBe(400);
    expect((await list('', null)).status).toBe(401);
  });
});

describe('GET /api/marketplace-customer-service-accounts/{uuid}/', () => {
  const read = (uuid: string, caller?: ProjectCaller | null, query = '') =>
    about(readCustomerAccountOperation, uuid, caller, { query });

  it('answers 200 to who reads the organisation', async () => {
    const { uuid } = await made();
    expect(await (await read(uuid, 'member')).json()).toMatchObject({ uuid, token: null });
  });

  it('answers 400 to an unknown member, 401 without a token, and 404 to others', async () => {
    const { uuid } = await made();
    expect((await read(uuid, 'owner', '?field=project')).status).toBe(400);
    expect((await read(uuid, null)).status).toBe(401);
    expect((await read(uuid, 'stranger')).status).toBe(404);
    expect((await read((await makeServiceAccount({ project_id: here.projectId })).id)).status).toBe(404);
  });
});

describe('PATCH /api/marketplace-customer-service-accounts/{uuid}/', () => {
  const patch = (uuid: string, body: object, caller?: ProjectCaller | null) =>
    about(changeCustomerAccountOperation, uuid, caller, { body });

  it('answers 200 with the changed description', async () => {
    const { uuid } = await made();
    expect(await (await patch(uuid, { description: 'New.' })).json()).toMatchObject({ description: 'New.' });
  });

  it('answers 400 to a username, 401 without a token, 403 to members, 404 to others, and 409 to a closed one', async () => {
    const { uuid } = await made({ username: uniqueName('robot') });
    expect((await patch(uuid, { username: 'other' })).status).toBe(400);
    expect((await patch(uuid, {}, null)).status).toBe(401);
    expect((await patch(uuid, {}, 'member')).status).toBe(403);
    expect((await patch(uuid, {}, 'stranger')).status).toBe(404);
    await close(uuid);
    expect((await patch(uuid, { description: 'x' })).status).toBe(409);
  });
});

describe('POST /api/marketplace-customer-service-accounts/{uuid}/rotate_api_key/', () => {
  it('answers 200 with a new token; the one before stops at once', async () => {
    const { token: first, uuid } = await made();
    const { token } = await (await rotate(uuid)).json();
    expect([await statusWith(first), await statusWith(token)]).toEqual([401, 200]);
  });

  it('answers 401 without a token, 403 to members, 404 to others, and 409 to a closed one', async () => {
    const { uuid } = await made();
    expect((await rotate(uuid, null)).status).toBe(401);
    expect((await rotate(uuid, 'member')).status).toBe(403);
    expect((await rotate(uuid, 'stranger')).status).toBe(404);
    await close(uuid);
    expect((await rotate(uuid)).status).toBe(409);
  });
});

describe('DELETE /api/marketplace-customer-service-accounts/{uuid}/', () => {
  it('answers 204 and ends the account with its tokens and roles', async () => {
    const { token, uuid } = await made();
    expect((await close(uuid)).status).toBe(204);
    expect(await statusWith(token)).toBe(401);
    const read = await about(readCustomerAccountOperation, uuid);
    expect(await read.json()).toMatchObject({ state: 'Closed' });
  });

  it('answers 401 without a token, 403 to members, 404 to others, and 409 to a closed one', async () => {
    const { uuid } = await made();
    expect((await close(uuid, null)).status).toBe(401);
    expect((await close(uuid, 'member')).status).toBe(403);
    expect((await close(uuid, 'stranger')).status).toBe(404);
    await close(uuid);
    expect((await close(uuid)).status).toBe(409);
  });
});
