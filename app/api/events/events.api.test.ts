import { beforeEach, describe, expect, it } from 'vitest';
import { allEventTypes } from '@/lib/contracts/history/event-log';
import {
  type LoggedEvent,
  listEventsOperation,
  readEventGroupsOperation,
  readEventOperation,
} from '@/lib/contracts/history/events';
import {
  setOrderDoneOperation,
  setOrderErredOperation,
  setOrderExecutingOperation,
} from '@/lib/contracts/marketplace/marketplace';
import { moveProjectOperation } from '@/lib/contracts/projects/ends';
import { changeProjectOperation } from '@/lib/contracts/projects/projects';
import { database, type Prisma } from '@/lib/db/client';
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

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let customerId = '';
let projectId = '';
let siblingId = '';
let owner = { id: '', username: '', full_name: '' };
let member = { id: '', username: '' };
const tokens = { owner: '', member: '', staff: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeEach(async () => {
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId, name: uniqueName('Sea') })).id;
  siblingId = (await makeProject({ customer_id: customerId })).id;
  owner = await makeUser({ full_name: 'Olga Owner' });
  member = await makeUser();
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: projectId });
  tokens.owner = await makeToken(owner.id);
  tokens.member = await makeToken(member.id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

type Fields = Partial<Prisma.EventUncheckedCreateInput>;
let minute = 0;

/** An event of the project, each a minute later than the one before. */
async function log(fields: Fields = {}): Promise<string> {
  const created = new Date(Date.parse('2026-03-01T10:00:00Z') + minute++ * 60_000);
  const what = { event_type: 'project_update_succeeded', message: 'Project was changed.', context: {} };
  const data = { created, ...what, project_id: projectId, customer_id: customerId, ...fields };
  return (await database().event.create({ data })).id;
}

const list = (query: string, caller: Caller = 'owner', headers: Record<string, string> = {}) =>
  callOperation(listEventsOperation, { token: tokens[caller], query, headers });
const rows = async (query = '', caller: Caller = 'owner'): Promise<LoggedEvent[]> => (await list(query, caller)).json();
const ids = async (query = '', caller: Caller = 'owner') => (await rows(query, caller)).map(({ uuid }) => uuid);
const read = (uuid: string, caller: Caller = 'owner') =>
  callOperation(readEventOperation, { token: tokens[caller], params: { uuid } });

describe('GET /api/events/', () => {
  it('answers 200 newest first, the other way round when asked, by page and by cursor', async () => {
    const [first, second] = [await log(), await log()];
    expect(await ids()).toEqual([second, first]);
    expect(await ids('?o=created')).toEqual([first, second]);
    expect(await ids('?o=-created')).toEqual([second, first]);
    const page = await list('?page_size=1&cursor=');
    expect(page.headers.get('x-result-count')).toBe('2');
    expect(page.headers.get('link')).toContain('rel="next"');
  });

  it('answers 200 with a mark on events of projects that were deleted for good, and on no others', async () => {
    const [there, gone] = [await log(), await log({ project_id: nobody })];
    const marks = async () =>
      (await rows(`?customer_uuid=${customerId}`, 'staff')).map(({ context, uuid }) => [
        uuid,
        context['project_is_gone'],
      ]);
    expect(await marks()).toEqual([
      [gone, true],
      [there, undefined],
    ]);
  });

  it('answers 200 to who reads the project or its organisation, and to nobody else', async () => {
    const [mine, sibling, ofCustomer] = [
      await log(),
      await log({ project_id: siblingId }),
      await log({ project_id: null, event_type: 'customer_update_succeeded' }),
    ];
    expect(await ids('')).toEqual([ofCustomer, sibling, mine]);
    expect(await ids('', 'member')).toEqual([ofCustomer, mine]);
    expect(await ids(`?customer_uuid=${customerId}`, 'support')).toEqual([ofCustomer, sibling, mine]);
    expect(await ids('', 'stranger')).toEqual([]);
  });

  it('answers 200 to a former member of a deleted project; of one deleted for good only to staff and support', async () => {
    const [mine, gone] = [await log(), await log({ project_id: nobody })];
    await database().userRole.updateMany({ where: { user_id: member.id }, data: { is_active: false } });
    expect(await ids('', 'member')).toEqual([]);
    const termination_metadata = { user_roles: [{ user_id: member.id }] };
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, termination_metadata } });
    expect(await ids('', 'member')).toEqual([mine]);
    expect(await ids()).toEqual([mine]);
    expect(await ids(`?customer_uuid=${customerId}`, 'staff')).toEqual([gone, mine]);
  });

  it('answers 200 with the move of a project to who reads the one or the other organisation', async () => {
    const target = (await makeCustomer()).id;
    const other = await makeUser();
    await makeRole({ user_id: other.id, role: 'CUSTOMER_OWNER', customer_id: target });
    const body = { customer: target, preserve_permissions: true };
    const params = { uuid: projectId };
    expect((await callOperation(moveProjectOperation, { token: tokens.staff, params, body })).status).toBe(200);
    const others: LoggedEvent[] = await (
      await callOperation(listEventsOperation, { token: await makeToken(other.id), query: '' })
    ).json();
    for (const events of [await rows(), others])
      expect(events.some(({ context }) => JSON.stringify(context).includes('"customer":{'))).toBe(true);
  });

  it('answers 200 with context that names project, organisation and who did it, and System for jobs', async () => {
    const params = { uuid: projectId };
    const body = { description: 'Deep' };
    await callOperation(changeProjectOperation, { token: tokens.owner, params, body });
    const { name } = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    const [changed] = await rows();
    expect(changed).toMatchObject({
      event_type: 'project_update_succeeded',
      context: {
        project_uuid: projectId,
        project_name: name,
        customer_uuid: customerId,
        customer_name: expect.any(String),
        user_uuid: owner.id,
        user_username: owner.username,
        user_full_name: 'Olga Owner',
        changes: { description: { from: '', to: 'Deep' } },
      },
    });
    const role = { affected_user_id: member.id, context: { role_name: 'PROJECT_MEMBER', user_uuid: null } };
    await log({ event_type: 'role_revoked', created: new Date(), ...role });
    expect((await rows('?event_type=role_revoked'))[0]?.context).toMatchObject({
      user_uuid: null,
      user_username: '',
      user_full_name: 'System',
      affected_user_username: member.username,
      role_name: 'PROJECT.MEMBER',
    });
  });

  it('answers 200 with the moves of its orders where the scope is a resource', async () => {
    const resource = await makeResource({ project_id: projectId });
    const update = { project_id: projectId, offering_id: resource.offering_id, resource_id: resource.id };
    const order = await makeOrder({ ...update, order_type: 'UPDATE', state: 'EXECUTING' });
    await makeOrder({ project_id: projectId, state: 'EXECUTING' });
    const params = { uuid: order.id };
    await callOperation(setOrderErredOperation, { token: tokens.staff, params, body: { error_message: 'No space.' } });
    await callOperation(setOrderExecutingOperation, { token: tokens.staff, params, body: {} });
    await callOperation(setOrderDoneOperation, { token: tokens.staff, params, body: {} });
    const found = await rows(`?scope=https://heed.example.org/api/marketplace-resources/${resource.id}/&o=created`);
    expect(found.map(({ event_type }) => event_type)).toEqual([
      'marketplace_order_failed',
      'marketplace_order_completed',
    ]);
    const { name } = await database().offering.findUniqueOrThrow({ where: { id: resource.offering_id } });
    expect(found[0]?.message).toContain(`An order of ${name} in project`);
    expect(found[0]?.message.endsWith(' failed.')).toBe(true);
  });

  it('answers 200 with those that each filter finds', async () => {
    const found = await log({
      event_type: 'role_granted',
      message: 'A role was granted.',
      user_id: owner.id,
      affected_user_id: member.id,
      context: { resource_uuid: nobody },
    });
    const other = await log({ project_id: siblingId });
    const { created } = await database().event.findUniqueOrThrow({ where: { id: found } });
    const at = created.getTime() / 1000;
    const base = 'https://heed.example.org/api';
    const finding = [
      'event_type=ROLE_GRANTED&event_type=role_revoked',
      'feature=permissions&feature=customers',
      `created_from=${at}&created_to=${at}`,
      `created_to=${created.toISOString()}`,
      'message=WAS+granted',
      `project_uuid=${projectId}`,
      `user_uuid=${owner.id}`,
      `related_user_uuid=${member.id}`,
      `scope=${base}/projects/${projectId}/`,
      `scope=${base}/users/${member.id}/`,
      `scope=${base}/marketplace-resources/${nobody}/`,
    ];
    for (const query of finding) expect([query, await ids(`?${query}`)]).toEqual([query, [found]]);
    const all = [`customer_uuid=${customerId}`, `scope=${base}/customers/${customerId}/`, `created_from=${at}`];
    for (const query of all) expect([query, await ids(`?${query}`)]).toEqual([query, [other, found]]);
    const none = ['feature=resources', `user_uuid=${member.id}`, `created_from=${at + 61}`, 'message=nothing'];
    for (const query of none) expect([query, await ids(`?${query}`)]).toEqual([query, []]);
  });

  it('answers 200 as CSV to who accepts that, context included', async () => {
    const id = await log({ message: '=SUM(A1)' });
    const answer = await list('', 'owner', { accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, line] = (await answer.text()).split('\r\n');
    expect(head).toContain('uuid,created,event_type,message,context');
    expect(line).toContain(id);
    expect(line).toContain("'=SUM(A1)");
    expect(line).toContain('""user_full_name"": ""System""'.replace(': ', ':'));
  });

  it.each([
    'color=red',
    'event_type=unknown',
    'feature=users',
    'created_from=yesterday',
    'created_to=99999999999999',
    'scope=https://heed.example.org/api/imports/1/',
    'o=message',
  ])('answers 400 to %s', async (query) => {
    expect((await list(`?${query}`)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listEventsOperation)).status).toBe(401);
  });
});

describe('GET /api/events/{uuid}/', () => {
  it('answers 200 with the event', async () => {
    const uuid = await log();
    expect(await (await read(uuid, 'member')).json()).toMatchObject({ uuid, message: 'Project was changed.' });
  });

  it('answers 401 without a token, 404 to who reads neither its project nor its organisation', async () => {
    const uuid = await log();
    expect((await callOperation(readEventOperation, { params: { uuid } })).status).toBe(401);
    expect((await read(uuid, 'stranger')).status).toBe(404);
    expect((await read(nobody, 'staff')).status).toBe(404);
  });
});

describe('GET /api/events/event_groups/', () => {
  it('answers 200 with every type, by feature', async () => {
    const answer = await callOperation(readEventGroupsOperation, { token: tokens.stranger });
    const groups: Record<string, string[]> = await answer.json();
    expect(Object.values(groups).flat().toSorted()).toEqual([...allEventTypes].toSorted());
    expect(groups['permissions']).toEqual(expect.arrayContaining(['role_granted', 'role_updated', 'role_revoked']));
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readEventGroupsOperation)).status).toBe(401);
  });
});
