import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approvePermissionRequestOperation,
  cancelPermissionRequestOperation,
  listPermissionRequestsOperation,
  type PermissionRequest,
  readPermissionRequestOperation,
  rejectPermissionRequestOperation,
} from '@/lib/contracts/members/permission-requests';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';

const tokens = { owner: '', manager: '', member: '', asker: '', stranger: '' };
type Caller = keyof typeof tokens;

let customerId = '';
let projectId = '';
let askerId = '';
let requestId = '';
let linkId = '';

beforeAll(async () => {
  tokens.stranger = await makeToken((await makeUser()).id);
});

beforeEach(async () => {
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId, name: 'Tidal models' })).id;
  const hold = async (caller: Caller, role: string, scope: object) => {
    const person = await makeUser({ full_name: caller });
    await makeRole({ user_id: person.id, role, ...scope });
    tokens[caller] = await makeToken(person.id);
  };
  await hold('owner', 'CUSTOMER_OWNER', { customer_id: customerId });
  await hold('manager', 'PROJECT_MANAGER', { project_id: projectId });
  await hold('member', 'PROJECT_MEMBER', { project_id: projectId });
  askerId = (await makeUser({ full_name: 'Ann Bell' })).id;
  tokens.asker = await makeToken(askerId);
  linkId = (await makeGroupInvitation({ project_id: projectId })).id;
  requestId = (await makePermissionRequest(linkId, askerId)).id;
});

const asOf = (caller: Caller | undefined) => (caller === undefined ? {} : { token: tokens[caller] });
const decisions = { approve: approvePermissionRequestOperation, reject: rejectPermissionRequestOperation } as const;
const decide = (how: keyof typeof decisions, caller?: Caller, uuid = requestId) =>
  callOperation(decisions[how], { params: { uuid }, body: { comment: 'Fine.' }, ...asOf(caller) });
const cancel = (caller?: Caller, uuid = requestId) =>
  callOperation(cancelPermissionRequestOperation, { params: { uuid }, ...asOf(caller) });
const read = (caller?: Caller, query = '') =>
  callOperation(readPermissionRequestOperation, { params: { uuid: requestId }, query, ...asOf(caller) });
const listed = async (query: string, caller: Caller) => {
  const answer = await callOperation(listPermissionRequestsOperation, { query: `?${query}`, ...asOf(caller) });
  const rows: PermissionRequest[] = await answer.json();
  return rows.map(({ uuid }) => uuid);
};
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const stateOf = async () => (await database().permissionRequest.findUniqueOrThrow({ where: { id: requestId } })).state;
const unknown = '00000000-0000-4000-8000-000000000000';

describe('GET /api/user-permission-requests/', () => {
  it('answers 200 to the asker and to who may add the role, as filtered', async () => {
    const scope = `scope=/api/projects/${projectId}/`;
    const all = `${scope}&created_by=${askerId}&customer_uuid=${customerId}&invitation=${linkId}&state=pending&state=approved&o=-created`;
    for (const caller of ['asker', 'manager', 'owner'] as const) expect(await listed(all, caller)).toEqual([requestId]);
    expect(await listed(`${scope}&state=rejected`, 'owner')).toEqual([]);
    expect([await listed(scope, 'member'), await listed(scope, 'stranger')]).toEqual([[], []]);
  });

  it('answers 400 to an unknown state, and 401 without a token', async () => {
    const ask = { query: '?state=open', token: tokens.owner };
    expect((await callOperation(listPermissionRequestsOperation, ask)).status).toBe(400);
    expect((await callOperation(listPermissionRequestsOperation)).status).toBe(401);
  });
});

describe('GET /api/user-permission-requests/{uuid}/', () => {
  it('answers 200 with all members', async () => {
    expect(await (await read('manager')).json()).toEqual({
      url: expect.stringContaining(`/api/user-permission-requests/${requestId}/`),
      uuid: requestId,
      invitation: expect.stringContaining(`/api/user-group-invitations/${linkId}/`),
      state: 'pending',
      created: expect.any(String),
      created_by_full_name: 'Ann Bell',
      created_by_username: expect.any(String),
      created_by_email: expect.any(String),
      reviewed_by_full_name: '',
      reviewed_by_username: '',
      reviewed_at: null,
      scope_uuid: projectId,
      scope_name: 'Tidal models',
      customer_uuid: customerId,
      customer_name: expect.any(String),
      role_name: 'PROJECT.MEMBER',
      role_description: 'Member of a project',
      project_name_template: '',
      review_comment: '',
      project_name: '',
      project_description: '',
    });
  });

  it('answers 400 to an unknown member, 401 without a token, and 404 to others', async () => {
    expect(statusesOf([await read('manager', '?field=colour'), await read(), await read('member')])).toEqual([
      400, 401, 404,
    ]);
  });
});

describe('POST /api/user-permission-requests/{uuid}/approve/', () => {
  it('answers 200, gives the role, and tells the asker', async () => {
    const answer = await decide('approve', 'manager');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { state: 'approved', reviewed_by_full_name: 'manager', reviewed_at: expect.any(String), review_comment: 'Fine.' },
    ]);
    expect(
      await database().userRole.count({ where: { user_id: askerId, project_id: projectId, is_active: true } }),
    ).toBe(1);
    const mails = { kind: 'permission_request', user_id: askerId };
    expect(await database().outboxMessage.count({ where: mails })).toBe(1);
  });

  it('answers 200 to a comment of null', async () => {
    const asked = { params: { uuid: requestId }, body: { comment: null }, token: tokens.owner };
    expect((await callOperation(approvePermissionRequestOperation, asked)).status).toBe(200);
  });

  it('answers 400 where restrictions refuse, 422 with a full quota and where the organisation is blocked; the request waits', async () => {
    await database().groupInvitation.update({ where: { id: linkId }, data: { user_affiliations: ['Elsewhere'] } });
    expect(await (await decide('approve', 'manager')).json()).toMatchObject({
      non_field_errors: ['User email, affiliation, or identity source does not match the invitation restrictions.'],
    });
    await database().groupInvitation.update({ where: { id: linkId }, data: { user_affiliations: [] } });
    await database().project.update({ where: { id: projectId }, data: { max_users: 2 } });
    expect((await decide('approve', 'manager')).status).toBe(422);
    await database().project.update({ where: { id: projectId }, data: { max_users: null } });
    await database().customer.update({ where: { id: customerId }, data: { blocked: true } });
    expect((await decide('approve', 'manager')).status).toBe(422);
    expect(await stateOf()).toBe('pending');
  });

  it('answers 401 without a token, 403 to the asker whatever they may, and 404 to others', async () => {
    await makeRole({ user_id: askerId, role: 'CUSTOMER_OWNER', customer_id: customerId });
    expect(
      statusesOf([await decide('approve'), await decide('approve', 'asker'), await decide('approve', 'member')]),
    ).toEqual([401, 403, 404]);
    expect((await decide('approve', 'owner', unknown)).status).toBe(404);
  });

  it('answers 409 to who has the role, and to all but the first of several decisions at once', async () => {
    const answers = await Promise.all([
      decide('approve', 'manager'),
      decide('reject', 'owner'),
      decide('approve', 'owner'),
    ]);
    expect(statusesOf(answers).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const other = await makePermissionRequest((await makeGroupInvitation({ project_id: projectId })).id, askerId);
    await database().userRole.deleteMany({ where: { user_id: askerId } });
    await makeRole({ user_id: askerId, role: 'PROJECT_MEMBER', project_id: projectId });
    expect((await decide('approve', 'manager', other.id)).status).toBe(409);
  });
});

describe('POST /api/user-permission-requests/{uuid}/reject/', () => {
  it('answers 200, gives nothing, and tells the asker', async () => {
    expect(await (await decide('reject', 'owner')).json()).toMatchObject({
      state: 'rejected',
      review_comment: 'Fine.',
    });
    expect(await database().userRole.count({ where: { user_id: askerId } })).toBe(0);
    const mails = { kind: 'permission_request', user_id: askerId };
    expect(await database().outboxMessage.findMany({ where: mails })).toMatchObject([
      { payload: { facts: { state: 'rejected', review_comment: 'Fine.' } } },
    ]);
  });

  it('answers 400 to a comment that is too long, 401 without a token, 403 to the asker, 404 to others, and 409 twice', async () => {
    const body = { comment: 'x'.repeat(2_001) };
    const long = { params: { uuid: requestId }, body, token: tokens.owner };
    expect((await callOperation(rejectPermissionRequestOperation, long)).status).toBe(400);
    expect(
      statusesOf([await decide('reject'), await decide('reject', 'asker'), await decide('reject', 'stranger')]),
    ).toEqual([401, 403, 404]);
    expect(statusesOf([await decide('reject', 'owner'), await decide('reject', 'owner')])).toEqual([200, 409]);
  });
});

describe('POST /api/user-permission-requests/{uuid}/cancel_request/', () => {
  it('answers 200 to the asker, 401 without a token, 403 to who may decide, 404 to others, and 409 twice', async () => {
    expect(statusesOf([await cancel(), await cancel('manager'), await cancel('member')])).toEqual([401, 403, 404]);
    const answer = await cancel('asker');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { uuid: requestId, scope_name: 'Tidal models', scope_uuid: projectId },
    ]);
    expect((await cancel('asker')).status).toBe(409);
    expect(await database().permissionRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      reviewed_at: null,
    });
  });
});
