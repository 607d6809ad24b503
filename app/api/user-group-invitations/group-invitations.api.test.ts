import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  cancelGroupInvitationOperation,
  changeGroupInvitationOperation,
  createGroupInvitationOperation,
  deleteGroupInvitationOperation,
  type GroupInvitation,
  listGroupInvitationsOperation,
  listGroupProjectsOperation,
  readGroupInvitationOperation,
  replaceGroupInvitationOperation,
  submitGroupRequestOperation,
} from '@/lib/contracts/group-invitations';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';

const tokens = { owner: '', manager: '', member: '', staff: '', stranger: '' };
type Caller = keyof typeof tokens;

let customerId = '';
let projectId = '';
let asker = { id: '', username: '', full_name: '' };

beforeAll(async () => {
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
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
  asker = await makeUser({ full_name: 'Ann Bell' });
  tokens.stranger = await makeToken(asker.id);
});

const post = (caller: Caller, fields: object = {}) =>
  callOperation(createGroupInvitationOperation, {
    token: tokens[caller],
    body: { role: 'PROJECT.MEMBER', scope: projectId, ...fields },
  });
const projects = (fields: object = {}) => ({
  scope: customerId,
  role: 'CUSTOMER.SUPPORT',
  auto_create_project: true,
  project_role: 'PROJECT.MANAGER',
  project_name_template: 'Course of {full_name}',
  ...fields,
});
const made = async (caller: Caller, fields: object = {}): Promise<GroupInvitation> =>
  (await post(caller, fields)).json();
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const block = () => database().customer.update({ where: { id: customerId }, data: { blocked: true } });
const removeProject = () =>
  database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
const unknown = '00000000-0000-4000-8000-000000000000';
const submit = (uuid: string, caller?: Caller, body: object = {}) =>
  callOperation(submitGroupRequestOperation, {
    params: { uuid },
    body,
    ...(caller !== undefined && { token: tokens[caller] }),
  });

describe('POST /api/user-group-invitations/', () => {
  it('answers 201 with all members and their usual values', async () => {
    const answer = await post('manager');
    expect([answer.status, await answer.json()]).toEqual([
      201,
      {
        url: expect.stringContaining('/api/user-group-invitations/'),
        uuid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        role: expect.any(String),
        created: expect.any(String),
        scope_uuid: projectId,
        scope_name: 'Tidal models',
        scope_description: '',
        scope_type: 'project',
        scope_image: null,
        customer_uuid: customerId,
        customer_name: expect.any(String),
        role_name: 'PROJECT.MEMBER',
        role_description: 'Member of a project',
        created_by_full_name: 'manager',
        created_by_username: expect.any(String),
        created_by_image: null,
        is_active: true,
        is_public: false,
        auto_create_project: false,
        auto_approve: false,
        project_name_template: null,
        project_role: null,
        user_email_patterns: [],
        user_affiliations: [],
        user_identity_sources: [],
        custom_text: '',
        allow_multiple_requests: false,
        allow_custom_project_details: false,
      },
    ]);
  });

  it('answers 201 with one that creates projects', async () => {
    expect(await made('owner', projects())).toMatchObject({
      scope_type: 'customer',
      auto_create_project: true,
      project_name_template: 'Course of {full_name}',
      project_role: expect.any(String),
    });
  });

  it.each([
    ['auto_create_project', { auto_create_project: true, project_role: 'PROJECT.MEMBER', project_name_template: 'A' }],
    ['user_email_patterns', { user_email_patterns: ['(?=a)'] }],
    ['role', { role: 'CUSTOMER.OWNER' }],
    ['scope', { scope: unknown }],
    ['custom_text', { custom_text: 'x'.repeat(2_001) }],
  ])('answers 400 on %s', async (field, fields) => {
    const answer = await post('owner', fields);
    expect([answer.status, await answer.json()]).toMatchObject([400, { [field]: [expect.any(String)] }]);
  });

  it.each([
    ['project_role', { project_role: null }],
    ['project_role', { project_role: 'CUSTOMER.OWNER' }],
    ['project_name_template', { project_name_template: null }],
    ['project_name_template', { project_name_template: 'Of {password}' }],
  ])('answers 400 on %s for projects that it could not make', async (field, fields) => {
    const answer = await post('owner', projects(fields));
    expect([answer.status, await answer.json()]).toMatchObject([400, { [field]: [expect.any(String)] }]);
  });

  it('answers 401 without a token, and 403 to members, to managers for managers, and for is_public to all but staff', async () => {
    expect((await callOperation(createGroupInvitationOperation, { body: {} })).status).toBe(401);
    expect(statusesOf([await post('member'), await post('manager', { role: 'PROJECT.MANAGER' })])).toEqual([403, 403]);
    expect(statusesOf([await post('owner', { is_public: true }), await post('staff', { is_public: true })])).toEqual([
      403, 201,
    ]);
  });

  it('answers 409 for a deleted project, and 422 where the organisation is blocked', async () => {
    await block();
    expect((await post('owner')).status).toBe(422);
    await removeProject();
    expect((await post('owner')).status).toBe(409);
  });
});

describe('GET /api/user-group-invitations/', () => {
  const listed = async (query: string, caller: Caller) => {
    const answer = await callOperation(listGroupInvitationsOperation, { token: tokens[caller], query: `?${query}` });
    const rows: GroupInvitation[] = await answer.json();
    return rows.map(({ uuid }) => uuid);
  };

  it('answers 200 as filtered, to who may add the role; to others with public ones alone', async () => {
    const { uuid } = await made('manager');
    const shown = await made('staff', { is_public: true, role: 'PROJECT.ADMIN' });
    const scope = `scope=${projectId}`;
    expect(await listed(`${scope}&o=created`, 'manager')).toEqual([uuid, shown.uuid]);
    expect(
      await listed(`customer_uuid=${customerId}&scope_type=project&is_active=true&is_public=false`, 'owner'),
    ).toEqual([uuid]);
    expect(await listed(`${scope}&role_name=PROJECT.ADMIN&role_uuid=${shown.role}`, 'owner')).toEqual([shown.uuid]);
    expect(await listed(scope, 'stranger')).toEqual([shown.uuid]);
    expect(await listed(`${scope}&is_active=false`, 'owner')).toEqual([]);
  });

  it('answers 400 to an unknown kind of place, and 401 without a token', async () => {
    const ask = { token: tokens.owner, query: '?scope_type=planet' };
    expect((await callOperation(listGroupInvitationsOperation, ask)).status).toBe(400);
    expect((await callOperation(listGroupInvitationsOperation)).status).toBe(401);
  });
});

describe('GET /api/user-group-invitations/{uuid}/', () => {
  const read = (uuid: string, token?: string, query = '') =>
    callOperation(readGroupInvitationOperation, { params: { uuid }, query, ...(token !== undefined && { token }) });

  it('answers 200 to whoever has the uuid, 400 to an unknown member, 401 without a token, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('manager');
    expect((await read(uuid, tokens.stranger)).status).toBe(200);
    expect((await read(uuid, tokens.stranger, '?field=colour')).status).toBe(400);
    expect(statusesOf([await read(uuid), await read(unknown, tokens.stranger)])).toEqual([401, 404]);
  });
});

describe.each([
  { method: 'PATCH', operation: changeGroupInvitationOperation },
  { method: 'PUT', operation: replaceGroupInvitationOperation },
])('$method /api/user-group-invitations/{uuid}/', ({ operation }) => {
  const store = (uuid: string, caller: Caller, body: object = {}) =>
    callOperation(operation, {
      token: tokens[caller],
      params: { uuid },
      body: { role: 'PROJECT.MEMBER', scope: projectId, ...body },
    });

  it('answers 200 with what was changed, and writes an event', async () => {
    const { uuid } = await made('manager');
    const answer = await store(uuid, 'manager', { custom_text: 'Welcome.', allow_multiple_requests: true });
    expect(await answer.json()).toMatchObject({ custom_text: 'Welcome.', allow_multiple_requests: true });
    const events = { project_id: projectId, event_type: 'user_group_invitation_updated' };
    expect(await database().event.count({ where: events })).toBe(2);
  });

  it('answers 400 to another place, 401 without a token, 403 to members, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('manager');
    expect((await store(uuid, 'owner', { scope: customerId })).status).toBe(400);
    expect((await callOperation(operation, { params: { uuid }, body: {} })).status).toBe(401);
    expect(statusesOf([await store(uuid, 'member'), await store(unknown, 'owner')])).toEqual([403, 404]);
  });

  it('answers 409 to one that has ended, and 422 where the organisation is blocked', async () => {
    const [{ uuid }, ended] = [
      await made('manager'),
      await makeGroupInvitation({ project_id: projectId, is_active: false }),
    ];
    expect((await store(ended.id, 'manager')).status).toBe(409);
    await block();
    expect((await store(uuid, 'manager', { custom_text: 'Hi.' })).status).toBe(422);
  });
});

describe('DELETE /api/user-group-invitations/{uuid}/', () => {
  const remove = (uuid: string, caller?: Caller) =>
    callOperation(deleteGroupInvitationOperation, {
      params: { uuid },
      ...(caller !== undefined && { token: tokens[caller] }),
    });

  it('answers 204, 401 without a token, 403 to others, 404 to an unknown uuid, and 409 with requests', async () => {
    const [first, second] = [await made('manager'), await made('manager')];
    await submit(second.uuid, 'stranger');
    expect(
      statusesOf([await remove(first.uuid), await remove(first.uuid, 'member'), await remove(first.uuid, 'manager')]),
    ).toEqual([401, 403, 204]);
    expect(statusesOf([await remove(first.uuid, 'manager'), await remove(second.uuid, 'manager')])).toEqual([404, 409]);
  });
});

describe('POST /api/user-group-invitations/{uuid}/cancel/', () => {
  const cancel = (uuid: string, caller?: Caller) =>
    callOperation(cancelGroupInvitationOperation, {
      params: { uuid },
      ...(caller !== undefined && { token: tokens[caller] }),
    });

  it('answers 200 and cancels what waits, of which the askers are told', async () => {
    const { uuid } = await made('manager');
    await submit(uuid, 'stranger');
    expect(await (await cancel(uuid, 'manager')).json()).toMatchObject({ is_active: false });
    expect(await database().permissionRequest.findMany({ where: { group_invitation_id: uuid } })).toMatchObject([
      { state: 'canceled' },
    ]);
    expect(await database().outboxMessage.count({ where: { kind: 'permission_request', user_id: asker.id } })).toBe(1);
  });

  it('answers 401 without a token, 403 to others, 404 to an unknown uuid, and 409 to one that has ended', async () => {
    const { uuid } = await made('manager');
    expect(statusesOf([await cancel(uuid), await cancel(uuid, 'stranger'), await cancel(unknown, 'owner')])).toEqual([
      401, 403, 404,
    ]);
    expect(statusesOf([await cancel(uuid, 'owner'), await cancel(uuid, 'owner')])).toEqual([200, 409]);
  });
});

describe('POST /api/user-group-invitations/{uuid}/submit_request/', () => {
  it('answers 200 with a request that waits', async () => {
    const { uuid } = await made('manager');
    const answer = await submit(uuid, 'stranger');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        uuid: expect.any(String),
        scope_name: 'Tidal models',
        scope_uuid: projectId,
        scope_type: 'project',
        auto_approved: false,
        project_uuid: null,
        project_created: null,
      },
    ]);
  });

  it('answers 200 with the role at once where it approves by itself', async () => {
    const { uuid } = await made('manager', { auto_approve: true });
    expect(await (await submit(uuid, 'stranger')).json()).toMatchObject({
      auto_approved: true,
      project_created: false,
    });
    expect(
      await database().userRole.count({ where: { user_id: asker.id, project_id: projectId, is_active: true } }),
    ).toBe(1);
  });

  it.each([
    ['restrictions of the link', { user_email_patterns: ['.*@other\\.org'] }, {}],
    ['restrictions of the project', {}, { user_affiliations: ['Elsewhere'] }],
    ['a full quota', {}, { max_users: 3 }],
  ])('answers 200 with a request that waits where %s refuse', async (_, link, project) => {
    const { uuid } = await made('manager', { auto_approve: true, ...link });
    await database().project.update({ where: { id: projectId }, data: { max_users: null, ...project } });
    if ('max_users' in project) await database().project.update({ where: { id: projectId }, data: { max_users: 2 } });
    expect(await (await submit(uuid, 'stranger')).json()).toMatchObject({ auto_approved: false });
    expect(await database().permissionRequest.findMany({ where: { group_invitation_id: uuid } })).toMatchObject([
      { state: 'pending' },
    ]);
    expect(await database().userRole.count({ where: { user_id: asker.id } })).toBe(0);
  });

  it('answers 200 with a project of their own, named by the template, with a number where that is taken', async () => {
    const { uuid } = await made('owner', projects({ auto_approve: true, allow_multiple_requests: true }));
    const first = await (await submit(uuid, 'stranger')).json();
    expect(first).toMatchObject({ auto_approved: true, project_created: true, project_uuid: expect.any(String) });
    const second = await (await submit(uuid, 'stranger')).json();
    const named = await database().project.findMany({
      where: { id: { in: [first.project_uuid, second.project_uuid] } },
      include: { roles: { include: { role: true } } },
      orderBy: { id: 'asc' },
    });
    expect(named.map(({ name }) => name)).toEqual(['Course of Ann Bell', 'Course of Ann Bell 2']);
    expect(named[0]?.roles).toMatchObject([{ user_id: asker.id, role: { name: 'PROJECT_MANAGER' } }]);
    expect(await database().userRole.count({ where: { user_id: asker.id, customer_id: customerId } })).toBe(0);
    const answer = await callOperation(listGroupProjectsOperation, { token: tokens.owner, params: { uuid } });
    expect(await answer.json()).toHaveLength(2);
  });

  it('answers 200 with a project as the asker calls it where the link lets them', async () => {
    const { uuid } = await made('owner', projects({ auto_approve: true, allow_custom_project_details: true }));
    const { project_uuid: id } = await (
      await submit(uuid, 'stranger', { project_name: 'Reefs', project_description: 'Of reefs.' })
    ).json();
    expect(await database().project.findUnique({ where: { id } })).toMatchObject({
      name: 'Reefs',
      description: 'Of reefs.',
    });
  });

  it('answers 400 to details that the link does not take, 401 without a token, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('owner', projects());
    expect(await (await submit(uuid, 'stranger', { project_name: 'Reefs' })).json()).toMatchObject({
      project_name: [expect.any(String)],
    });
    expect(statusesOf([await submit(uuid), await submit(unknown, 'stranger')])).toEqual([401, 404]);
  });

  it('answers 409 to a second one, also to one of two at once, and for one that has ended', async () => {
    const { uuid } = await made('manager');
    const answers = await Promise.all([submit(uuid, 'stranger'), submit(uuid, 'stranger')]);
    expect(statusesOf(answers).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { id } = await makeGroupInvitation({ project_id: projectId, is_active: false });
    expect((await submit(id, 'stranger')).status).toBe(409);
  });

  it('answers 200 again after a rejection, and to several where the link takes them', async () => {
    const { uuid } = await made('manager');
    await makePermissionRequest(uuid, asker.id, { state: 'rejected', reviewed_at: clock() });
    expect((await submit(uuid, 'stranger')).status).toBe(200);
    const several = await made('manager', { allow_multiple_requests: true });
    expect(statusesOf([await submit(several.uuid, 'stranger'), await submit(several.uuid, 'stranger')])).toEqual([
      200, 200,
    ]);
  });

  it('answers 422 where the organisation is blocked', async () => {
    const { uuid } = await made('manager');
    await block();
    expect((await submit(uuid, 'stranger')).status).toBe(422);
  });
});

describe('GET /api/user-group-invitations/{uuid}/projects/', () => {
  const list = (uuid: string, token?: string) =>
    callOperation(listGroupProjectsOperation, { params: { uuid }, ...(token !== undefined && { token }) });

  it('answers 200 with those that the caller reads, 401 without a token, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('owner', projects({ auto_approve: true }));
    const { project_uuid } = await (await submit(uuid, 'stranger')).json();
    const rows = await (await list(uuid, tokens.owner)).json();
    expect(rows).toEqual([{ uuid: project_uuid, url: expect.stringContaining(`/api/projects/${project_uuid}/`) }]);
    expect(await (await list(uuid, tokens.manager)).json()).toEqual([]);
    expect(statusesOf([await list(uuid), await list(unknown, tokens.owner)])).toEqual([401, 404]);
  });
});
