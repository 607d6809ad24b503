import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeCustomerOperation,
  createCustomerOperation,
  listCustomerCommandsOperation,
  readCustomerImageOperation,
  readCustomerOperation,
  replaceCustomerOperation,
} from '@/lib/contracts/customers/customers';
import { deleteCustomerOperation } from '@/lib/contracts/customers/deletion';
import { listCustomerCostsOperation, readCustomerStatsOperation } from '@/lib/contracts/customers/figures';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  makeCustomer,
  makeOffering,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeToken,
  makeUser,
  uniqueName,
} from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

let customerId = '';
let name = '';
let ownerId = '';
const tokens = { owner: '', member: '', staff: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeEach(async () => {
  ({ id: customerId, name } = await makeCustomer({ name: uniqueName('Acme') }));
  ownerId = (await makeUser()).id;
  await makeRole({ user_id: ownerId, role: 'CUSTOMER_OWNER', customer_id: customerId });
  tokens.owner = await makeToken(ownerId);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const make = (body: object, caller: Caller = 'staff') =>
  callOperation(createCustomerOperation, { token: tokens[caller], body });
const remove = (query = '', caller: Caller = 'staff') =>
  callOperation(deleteCustomerOperation, { token: tokens[caller], params: { uuid: customerId }, query });
const about = <O extends Parameters<typeof callOperation>[0]>(
  operation: O,
  more: object = {},
  caller: Caller = 'owner',
) => callOperation(operation, { token: tokens[caller], params: { uuid: customerId }, ...more });
const eventTypes = async () =>
  (await database().event.findMany({ where: { customer_id: customerId }, orderBy: { id: 'asc' } })).map(
    ({ event_type }) => event_type,
  );
const isThere = async () => (await database().customer.count({ where: { id: customerId } })) > 0;

describe('POST /api/customers/', () => {
  it('answers 201 to staff with an organisation that has a slug of its own, and writes the event of its creation', async () => {
    const given = uniqueName('Ökö Lab');
    const answers = await Promise.all([make({ name: given, country: 'EE' }), make({ name: given })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const made = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(2);
    expect(made[0]).toMatchObject({ name: given, country_name: 'Estonia', max_service_accounts: 0, users_count: 0 });
    const [{ uuid }] = made;
    const events = await database().event.findMany({ where: { customer_id: uuid } });
    expect(events.map(({ event_type }) => event_type)).toEqual(['customer_creation_succeeded']);
  });

  it('answers 401 without a token, 403 to owners, 400 without a name and to a reason, 409 to a taken slug, and makes nothing', async () => {
    expect((await callOperation(createCustomerOperation, { body: { name: 'New' } })).status).toBe(401);
    expect((await make({ name: 'New' }, 'owner')).status).toBe(403);
    expect((await make({})).status).toBe(400);
    expect((await make({ name: 'New', reason: 'why' })).status).toBe(400);
    const { slug } = await database().customer.findUniqueOrThrow({ where: { id: customerId } });
    const before = await database().customer.count();
    expect((await make({ name: 'New', slug })).status).toBe(409);
    expect(await database().customer.count()).toBe(before);
  });
});

describe('PUT /api/customers/{uuid}/', () => {
  const put = (body: object, caller: Caller = 'owner') => about(replaceCustomerOperation, { body }, caller);

  it('answers 401 without a token, 404 to strangers, 403 for a field that is for staff, 409 to a taken slug', async () => {
    const request = { params: { uuid: customerId }, body: { name } };
    expect((await callOperation(replaceCustomerOperation, request)).status).toBe(401);
    expect((await put({ name: 'New' }, 'stranger')).status).toBe(404);
    expect((await put({ name: 'New', blocked: true })).status).toBe(403);
    expect((await put({ name, slug: (await makeCustomer()).slug }, 'staff')).status).toBe(409);
  });

  it('answers 200 and leaves what is left out, but 400 without the name', async () => {
    await database().customer.update({ where: { id: customerId }, data: { description: 'Ours' } });
    expect(await (await put({ name: 'Acme 2' })).json()).toMatchObject({ name: 'Acme 2', description: 'Ours' });
    expect((await put({ description: 'x' })).status).toBe(400);
  });

  it('answers 200 to an owner who sends all back as it was read', async () => {
    const read = await (await about(readCustomerOperation)).json();
    const names = ['name', 'slug', 'blocked', 'archived', 'image', 'backend_id', 'grace_period_days', 'country'];
    const sent = Object.fromEntries(names.map((field) => [field, read[field]]));
    expect((await put({ ...sent, accounting_start_date: read.accounting_start_date })).status).toBe(200);
    expect(await eventTypes()).toEqual([]);
  });
});

describe('GET /api/customers/{uuid}/image/', () => {
  const send = async (picture: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set('image', new File([picture], 'logo.png'));
    const encoded = new Response(form);
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
    return about(changeCustomerOperation, { raw: new Uint8Array(await encoded.arrayBuffer()), headers });
  };
  const png = async () =>
    new Uint8Array(
      await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );

  it('answers 200 with the picture that who may change the organisation sent, and 404 once it is removed with null; the event says only that it changed', async () => {
    const answer = await send(await png());
    expect(answer.status).toBe(200);
    expect((await answer.json()).image).toMatch(new RegExp(`/api/customers/${customerId}/image/$`));
    expect((await about(readCustomerImageOperation)).headers.get('content-type')).toBe('image/png');
    const [event] = await database().event.findMany({ where: { customer_id: customerId } });
    expect(event?.context).toMatchObject({ changes: { image: { from: null, to: null } } });
    expect((await (await about(changeCustomerOperation, { body: { image: null } })).json()).image).toBeNull();
    expect((await about(readCustomerImageOperation)).status).toBe(404);
  });

  it('answers 401 without a token, 404 to strangers', async () => {
    await send(await png());
    expect((await callOperation(readCustomerImageOperation, { params: { uuid: customerId } })).status).toBe(401);
    expect((await about(readCustomerImageOperation, {}, 'stranger')).status).toBe(404);
  });

  it('has none after one that is no picture was refused', async () => {
    expect((await send(new Uint8Array([1, 2, 3]))).status).toBe(400);
  });
});

describe('DELETE /api/customers/{uuid}/', () => {
  it('answers 204 to staff; its roles end, and an event stays', async () => {
    await makeOffering({ customer_id: customerId });
    expect((await remove()).status).toBe(204);
    expect(await isThere()).toBe(false);
    expect(await database().userRole.count({ where: { user_id: ownerId } })).toBe(0);
    expect(await eventTypes()).toEqual(['role_revoked', 'customer_deletion_succeeded']);
  });

  it('answers 401 without a token, 403 to owners, 404 when it is gone', async () => {
    expect((await callOperation(deleteCustomerOperation, { params: { uuid: customerId } })).status).toBe(401);
    expect((await remove('', 'owner')).status).toBe(403);
    expect(await isThere()).toBe(true);
    await remove();
    expect((await remove()).status).toBe(404);
  });

  it('answers 409 while a project is left, which it names', async () => {
    const project = await makeProject({ customer_id: customerId });
    const rejected = await remove();
    expect(rejected.status).toBe(409);
    expect(await rejected.json()).toMatchObject({ detail: `Delete its projects first: ${project.name}.` });
  });

  it('answers 409 while a resource is not terminated, or others use an offering of it', async () => {
    const project = await makeProject({ customer_id: customerId, is_removed: true, removed_at: testNow });
    const resource = await makeResource({ project_id: project.id });
    expect((await remove(`?confirm_name=${name}`)).status).toBe(409);
    await database().resource.update({ where: { id: resource.id }, data: { state: 'TERMINATED' } });
    const offering = await makeOffering({ customer_id: customerId });
    await makeOrder({ offering_id: offering.id });
    const rejected = await remove(`?confirm_name=${name}`);
    expect(rejected.status).toBe(409);
    expect(await rejected.json()).toMatchObject({ detail: `Others use its offerings: ${offering.name}.` });
    expect(await isThere()).toBe(true);
  });

  it('answers 400 unless the exact name is given where deleted projects go with it', async () => {
    const project = await makeProject({ customer_id: customerId, is_removed: true, removed_at: testNow });
    for (const query of ['', '?confirm_name=Other'])
      expect([query, (await remove(query)).status]).toEqual([query, 400]);
    expect((await remove(`?confirm_name=${name}`)).status).toBe(204);
    expect(await database().project.count({ where: { id: project.id } })).toBe(0);
    expect(await eventTypes()).toEqual([
      'project_hard_deletion_succeeded',
      'role_revoked',
      'customer_deletion_succeeded',
    ]);
  });

  it('has one outcome when a project is created meanwhile', async () => {
    const answers = await Promise.allSettled([remove(), makeProject({ customer_id: customerId })]);
    const isProjectThere = (await database().project.count({ where: { customer_id: customerId } })) > 0;
    expect(answers[0].status).toBe('fulfilled');
    expect(await isThere()).toBe(isProjectThere);
  });
});

describe('GET /api/customers/{uuid}/costs/', () => {
  it('answers 200 with each order and its project; a member sees those of their own projects, and their sum', async () => {
    const [first, second] = [
      await makeProject({ customer_id: customerId }),
      await makeProject({ customer_id: customerId }),
    ];
    await makeOrder({ project_id: first.id, cost: 12.5 });
    await makeOrder({ project_id: second.id, cost: 7 });
    await makeOrder({ project_id: second.id, cost: 9, state: 'CANCELED' });
    const member = await makeUser();
    await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: first.id });
    tokens.member = await makeToken(member.id);
    const rows = await (await about(listCustomerCostsOperation)).json();
    expect(rows.map(({ cost, project_uuid }: Record<string, string>) => [cost, project_uuid]).toSorted()).toEqual([
      ['12.5', first.id],
      ['7', second.id],
    ]);
    const seenBy = async (caller: Caller) => [
      (await (await about(listCustomerCostsOperation, {}, caller)).json()).map(({ cost }: { cost: string }) => cost),
      (await (await about(readCustomerStatsOperation, {}, caller)).json()).billing_price_estimate.total,
      (await (await about(readCustomerOperation, {}, caller)).json()).billing_price_estimate.total,
    ];
    expect(await seenBy('member')).toEqual([['12.5'], '12.50', '12.50']);
    expect((await seenBy('owner')).slice(1)).toEqual(['19.50', '19.50']);
  });

  it('answers 400 to a parameter that it does not know, 401 without a token, 404 to strangers', async () => {
    expect((await about(listCustomerCostsOperation, { query: '?color=red' })).status).toBe(400);
    expect((await callOperation(listCustomerCostsOperation, { params: { uuid: customerId } })).status).toBe(401);
    expect((await about(listCustomerCostsOperation, {}, 'stranger')).status).toBe(404);
  });
});

describe('GET /api/customers/{uuid}/stats/', () => {
  it('answers 200 with what it uses and costs; of this month where that is asked', async () => {
    const data = { accounting_start_date: new Date('2026-01-01') };
    await database().customer.update({ where: { id: customerId }, data });
    const { id: project_id } = await makeProject({ customer_id: customerId });
    await makeOrder({ project_id, cost: 12.5, created: clock() });
    await makeOrder({ project_id, cost: 7, created: new Date('2026-01-05T10:00:00Z') });
    const stats = async (query = '') => (await about(readCustomerStatsOperation, { query })).json();
    expect(await stats()).toMatchObject({
      components: [],
      quotas: [
        { name: 'nc_project_count', limit: null, usage: 1 },
        { name: 'nc_user_count', limit: null, usage: 1 },
        { name: 'nc_resource_count', limit: null, usage: 0 },
      ],
      billing_price_estimate: { total: '19.50', current: '12.50' },
    });
    expect(await stats('?for_current_month=true')).toMatchObject({ billing_price_estimate: { total: '12.50' } });
  });

  it('answers 400 to a parameter that it does not know, 401 without a token, 404 to strangers', async () => {
    expect((await about(readCustomerStatsOperation, { query: '?color=red' })).status).toBe(400);
    expect((await callOperation(readCustomerStatsOperation, { params: { uuid: customerId } })).status).toBe(401);
    expect((await about(readCustomerStatsOperation, {}, 'stranger')).status).toBe(404);
  });
});

describe('GET /api/customers/{uuid}/commands/', () => {
  it('answers 401 without a token, 404 to strangers', async () => {
    expect((await callOperation(listCustomerCommandsOperation, { params: { uuid: customerId } })).status).toBe(401);
    expect((await about(listCustomerCommandsOperation, {}, 'stranger')).status).toBe(404);
  });

  it('answers 200 with what the caller may do; nothing new begins in a blocked one', async () => {
    const commands = async (caller: Caller) => (await about(listCustomerCommandsOperation, {}, caller)).json();
    expect(await commands('owner')).toEqual(['change', 'check_restrictions', 'create_project']);
    await database().customer.update({ where: { id: customerId }, data: { blocked: true } });
    expect(await commands('owner')).toEqual(['change', 'check_restrictions']);
    expect(await commands('staff')).toEqual(['change', 'change_administration', 'check_restrictions', 'delete']);
  });
});
