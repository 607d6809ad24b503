import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Customer,
  changeCustomerOperation,
  listCustomersOperation,
  readCustomerOperation,
} from '@/lib/contracts/customers/customers';
import { listCustomerQuotasOperation, type QuotaUsage } from '@/lib/contracts/members/quotas';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  makeCustomer,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeToken,
  makeUser,
  uniqueName,
} from '@/lib/testing/make';
import { statusesOf } from '@/lib/testing/with-project';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let customerId = '';
let ownerId = '';
let projectId = '';
const tokens = { owner: '', member: '', manager: '', staff: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeEach(async () => {
  customerId = (await makeCustomer({ name: uniqueName('Acme'), abbreviation: 'AC' })).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
  ownerId = (await makeUser()).id;
  await makeRole({ user_id: ownerId, role: 'CUSTOMER_OWNER', customer_id: customerId });
  tokens.owner = await makeToken(ownerId);
  const member = await makeUser();
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: projectId });
  tokens.member = await makeToken(member.id);
  const manager = await makeUser();
  await makeRole({ user_id: manager.id, role: 'CUSTOMER_MANAGER', customer_id: customerId });
  tokens.manager = await makeToken(manager.id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const list = (query: string, caller: Caller = 'owner') =>
  callOperation(listCustomersOperation, { token: tokens[caller], query });
const ids = async (query: string, caller: Caller = 'owner') => {
  const rows: Customer[] = await (await list(query, caller)).json();
  return rows.map(({ uuid }) => uuid);
};
const read = (uuid: string, caller: Caller = 'owner') =>
  callOperation(readCustomerOperation, { token: tokens[caller], params: { uuid } });
const patch = (body: object, caller: Caller = 'owner', headers: Record<string, string> = {}) =>
  callOperation(changeCustomerOperation, { token: tokens[caller], params: { uuid: customerId }, body, headers });
const stored = () => database().customer.findUniqueOrThrow({ where: { id: customerId } });
const eventsOf = () => database().event.findMany({ where: { customer_id: customerId }, orderBy: { id: 'asc' } });

describe('GET /api/customers/', () => {
  it('answers 200 with the organisations in which the caller has a role, or in one of their projects', async () => {
    const other = (await makeCustomer()).id;
    expect(await ids('')).toEqual([customerId]);
    expect(await ids('', 'member')).toEqual([customerId]);
    expect(await ids('', 'stranger')).toEqual([]);
    expect(await ids('?page_size=300', 'support')).toEqual(expect.arrayContaining([customerId, other]));
  });

  it('answers 200 without archived ones unless asked for them', async () => {
    await database().customer.update({ where: { id: customerId }, data: { archived: true } });
    expect(await ids('')).toEqual([]);
    expect(await ids('?archived=true')).toEqual([customerId]);
  });

  it('answers 200 with those that each filter finds', async () => {
    const more = { native_name: 'Ökö', registration_code: '77-1', backend_id: 'b-9', contact_details: 'Room 5' };
    const { slug } = await database().customer.update({ where: { id: customerId }, data: more });
    const finding = [
      'name=ACME',
      'native_name=öK',
      'abbreviation=a',
      'query=acme+ök',
      'backend_id=B-9',
      'registration_code=77',
      'contact_details=room',
      `slug=${slug}`,
      'owned_by_current_user=true',
      `user_uuid=${ownerId}`,
      'current_user_has_role=CUSTOMER.OWNER&current_user_has_role=CUSTOMER.MANAGER',
      'has_resources=false',
      'current_user_has_project_create_permission=true',
      'accounting_is_running=true',
    ];
    for (const query of finding) expect([query, await ids(`?${query}`)]).toEqual([query, [customerId]]);
    const missing = ['name_exact=Acme', 'owned_by_current_user=false', 'has_resources=true', `user_uuid=${nobody}`];
    for (const query of missing) expect([query, await ids(`?${query}`)]).toEqual([query, []]);
    await makeResource({ project_id: projectId });
    expect(await ids('?has_resources=true')).toEqual([customerId]);
    expect(await ids('?owned_by_current_user=true', 'manager')).toEqual([]);
  });

  it('answers 200 in the order that is asked for', async () => {
    const second = await makeCustomer({ name: 'Zeta', abbreviation: 'A' });
    await makeRole({ user_id: ownerId, role: 'CUSTOMER_OWNER', customer_id: second.id });
    expect(await ids('?o=abbreviation')).toEqual([second.id, customerId]);
    for (const order of ['name', '-projects_count', '-users_count', 'created,name', 'native_name'])
      expect([order, (await ids(`?o=${order}`))[0]]).toEqual([order, customerId]);
  });

  it('answers 400 to a parameter that it does not know, 401 without a token', async () => {
    expect((await list('?color=red')).status).toBe(400);
    expect((await callOperation(listCustomersOperation)).status).toBe(401);
  });
});

describe('GET /api/customers/{uuid}/', () => {
  it('answers 200 with the organisation, what it uses and what it costs', async () => {
    const data = { country: 'EE', accounting_start_date: new Date('2026-01-01') };
    await database().customer.update({ where: { id: customerId }, data });
    await makeProject({ customer_id: customerId, is_removed: true });
    await makeOrder({ project_id: projectId, cost: 12.5 });
    await makeOrder({ project_id: projectId, cost: 7, state: 'CANCELED' });
    await makeRole({ user_id: ownerId, role: 'PROJECT_MEMBER', project_id: projectId });
    const robot = await makeUser({ is_service_account: true });
    await makeRole({ user_id: robot.id, role: 'CUSTOMER_SUPPORT', customer_id: customerId });
    expect(await (await read(customerId, 'member')).json()).toMatchObject({
      url: expect.stringMatching(new RegExp(`/api/customers/${customerId}/$`)),
      display_name: 'AC',
      country_name: 'Estonia',
      accounting_start_date: '2026-01-01T00:00:00+00:00',
      projects_count: 1,
      users_count: 3,
      image: null,
      billing_price_estimate: { total: '12.50', tax: '0.00' },
    });
    const quotas = await callOperation(listCustomerQuotasOperation, {
      token: tokens.member,
      params: { uuid: customerId },
    });
    const usage = Object.fromEntries((await quotas.json()).map((one: QuotaUsage) => [one.name, one.usage]));
    expect(usage).toMatchObject({ nc_project_count: 1, nc_user_count: 3 });
  });

  it('answers 304 to who has it', async () => {
    const etag = (await read(customerId)).headers.get('etag') ?? '';
    const request = { token: tokens.owner, params: { uuid: customerId }, headers: { 'if-none-match': etag } };
    expect((await callOperation(readCustomerOperation, request)).status).toBe(304);
  });

  it('answers 401 without a token, 404 to who has no role there', async () => {
    expect((await callOperation(readCustomerOperation, { params: { uuid: customerId } })).status).toBe(401);
    expect((await read(customerId, 'stranger')).status).toBe(404);
    expect((await read(nobody, 'staff')).status).toBe(404);
  });
});

describe('PATCH /api/customers/{uuid}/', () => {
  it('answers 200 to owners who set restrictions, with an event that says what changed', async () => {
    const lists = { user_email_patterns: ['.*@university\\.edu'], user_affiliations: ['staff'] };
    expect(await (await patch(lists)).json()).toMatchObject(lists);
    expect(await stored()).toMatchObject(lists);
    expect(await eventsOf()).toMatchObject([
      {
        event_type: 'customer_update_succeeded',
        user_id: ownerId,
        context: { customer_uuid: customerId, changes: { user_affiliations: { from: [], to: ['staff'] } } },
      },
    ]);
  });

  it('answers 200 without an event or a new time when nothing changes, and takes unchanged values from anyone', async () => {
    const { modified } = await stored();
    expect((await patch({ grace_period_days: null, abbreviation: 'AC' }, 'member')).status).toBe(200);
    expect(await eventsOf()).toEqual([]);
    expect((await stored()).modified).toEqual(modified);
  });

  it('answers 200 to staff who set grace, and the job of the ends of its projects runs', async () => {
    const requested = () =>
      database().outboxMessage.count({ where: { topic: 'event', kind: 'project_lives.requested' } });
    const before = await requested();
    expect((await patch({ description: 'Other' }, 'staff')).status).toBe(200);
    expect(await requested()).toBe(before);
    expect((await patch({ grace_period_days: 30 }, 'staff')).status).toBe(200);
    expect(await requested()).toBe(before + 1);
  });

  it('answers 200 to staff who give the start of accounting as a day or as an instant of it, and does nothing for the same day', async () => {
    const start = async (accounting_start_date: string | null) => {
      const answer = await patch({ accounting_start_date }, 'staff');
      return [answer.status, (await answer.json()).accounting_start_date];
    };
    const [first, second] = ['2026-03-01T00:00:00+00:00', '2026-03-02T00:00:00+00:00'];
    expect(await start('2026-03-01')).toEqual([200, first]);
    for (const same of [first, '2026-03-01T17:30:00+02:00']) expect(await start(same)).toEqual([200, first]);
    expect((await eventsOf()).length).toBe(1);
    expect(await start('2026-03-02T01:30:00.5Z')).toEqual([200, second]);
    expect((await eventsOf()).at(-1)?.context).toMatchObject({
      changes: { accounting_start_date: { from: '2026-03-01', to: '2026-03-02' } },
    });
    const { created } = await stored();
    expect(await start(null)).toEqual([200, `${created.toISOString().slice(0, 10)}T00:00:00+00:00`]);
  });

  it('answers 200 to staff who block it, with the reason in the event', async () => {
    expect((await patch({ blocked: true, reason: 'Unpaid invoices' }, 'staff')).status).toBe(200);
    expect(await eventsOf()).toMatchObject([{ context: { reason: 'Unpaid invoices' } }]);
  });

  it.each([
    ['owner', { grace_period_days: 3 }, 'grace_period_days'],
    ['owner', { name: 'New', blocked: true }, 'blocked'],
    ['owner', { slug: 'new' }, 'slug'],
    ['owner', { max_service_accounts: 2 }, 'max_service_accounts'],
    ['owner', { backend_id: 'x' }, 'backend_id'],
    ['owner', { accounting_start_date: '2026-01-01' }, 'accounting_start_date'],
    ['owner', { archived: true }, 'archived'],
    ['manager', { user_affiliations: ['staff'] }, 'user_affiliations'],
    ['member', { name: 'New' }, 'name'],
    ['support', { description: 'New' }, 'description'],
  ] as const)('answers 403 to the %s who sends %j, names %s and changes nothing', async (caller, body, field) => {
    const before = await stored();
    const rejected = await patch(body, caller);
    expect(rejected.status).toBe(403);
    expect(await rejected.json()).toMatchObject({ detail: `You can’t change ${field}.` });
    expect(await stored()).toEqual(before);
  });

  it.each([
    [{ user_email_patterns: ['.*@x\\.org', '(a)\\1'] }, 'user_email_patterns', 'Back-references are not supported.'],
    [{ user_email_patterns: ['(?=x)'] }, 'user_email_patterns', '(?=x): Look-around is not supported.'],
    [{ user_email_patterns: ['(.{1,1000}){1,10}'] }, 'user_email_patterns', 'It is too complex.'],
    [{ user_identity_sources: [''] }, 'user_identity_sources', ''],
    [{ country: 'EX' }, 'country', ''],
    [{ homepage: 'javascript:alert(1)' }, 'homepage', ''],
    [{ email: 'nobody' }, 'email', ''],
    [{ abbreviation: 'thirteen char' }, 'abbreviation', ''],
    [{ accounting_start_date: '9999-12-31' }, 'accounting_start_date', 'Must be in the years 1 to 9999.'],
    [{ blocked: true, reason: 'x'.repeat(501) }, 'reason', ''],
    [{ color: 'red' }, 'color', ''],
  ])('answers 400 to %j, naming %s', async (body, field, reason) => {
    const rejected = await patch(body, 'staff');
    expect(rejected.status).toBe(400);
    expect(JSON.stringify(await rejected.json())).toMatch(new RegExp(`"${field}`));
    expect(JSON.stringify(await (await patch(body, 'staff')).json())).toContain(JSON.stringify(reason).slice(1, -1));
  });

  it('answers 400 to more than 100 entries of a list, and to one of more than 200 characters', async () => {
    const entries = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`);
    expect((await patch({ user_affiliations: entries(101) })).status).toBe(400);
    expect((await patch({ user_identity_sources: ['a'.repeat(201)] })).status).toBe(400);
    expect((await patch({ user_affiliations: entries(100), user_email_patterns: ['a'.repeat(200)] })).status).toBe(200);
  });

  it('answers 200 to one and 409 to the other of two that are given one slug at once', async () => {
    const uuids = [customerId, (await makeCustomer()).id];
    for (let round = 0; round < 5; round++) {
      const body = { slug: uniqueName('slug') };
      const give = (uuid: string) =>
        callOperation(changeCustomerOperation, { token: tokens.staff, params: { uuid }, body });
      expect(statusesOf(await Promise.all(uuids.map(give)))).toEqual([200, 409]);
    }
  });

  it('answers 409 to a taken slug, and to archiving while a project is left, which it names', async () => {
    const { slug } = await makeCustomer();
    expect((await patch({ slug }, 'staff')).status).toBe(409);
    const { name } = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    const rejected = await patch({ archived: true }, 'staff');
    expect(rejected.status).toBe(409);
    expect(await rejected.json()).toMatchObject({ detail: `Delete its projects first: ${name}.` });
    await database().project.update({ where: { id: projectId }, data: { is_removed: true } });
    expect((await patch({ archived: true }, 'staff')).status).toBe(200);
  });

  it('answers 412 to who read an older version', async () => {
    const etag = (await read(customerId)).headers.get('etag') ?? '';
    await patch({ description: 'First' });
    expect((await patch({ description: 'Second' }, 'owner', { 'if-match': etag })).status).toBe(412);
  });

  it('answers 401 without a token, 404 to who has no role there', async () => {
    expect((await callOperation(changeCustomerOperation, { params: { uuid: customerId }, body: {} })).status).toBe(401);
    expect((await patch({ name: 'New' }, 'stranger')).status).toBe(404);
  });
});
