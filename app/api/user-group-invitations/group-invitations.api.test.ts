import { beforeEach, describe, expect, it } from 'vitest';
import {
  createGroupInvitationOperation,
  type GroupInvitation,
  listGroupInvitationsOperation,
  readGroupInvitationOperation,
} from '@/lib/contracts/members/group-invitations';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { groupLinkCalls } from '@/lib/testing/group-link-calls';
import { type InvitedCaller, type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';

let customerId = '';
let projectId = '';
let place: InvitedPlace;

beforeEach(async () => {
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
});

const { block, made, post, projects } = groupLinkCalls(() => place);
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const removeProject = () =>
  database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
const unknown = '00000000-0000-4000-8000-000000000000';

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
        scope_description: 'About tides.',
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
  const listed = async (query: string, caller: InvitedCaller) => {
    const answer = await callOperation(listGroupInvitationsOperation, {
      token: place.tokenOf(caller),
      query: `?${query}`,
    });
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
    const ask = { token: place.tokenOf('owner'), query: '?scope_type=planet' };
    expect((await callOperation(listGroupInvitationsOperation, ask)).status).toBe(400);
    expect((await callOperation(listGroupInvitationsOperation)).status).toBe(401);
  });
});

describe('GET /api/user-group-invitations/{uuid}/', () => {
  const read = (uuid: string, token?: string, query = '') =>
    callOperation(readGroupInvitationOperation, { params: { uuid }, query, ...(token !== undefined && { token }) });

  it('answers 200 to whoever has the uuid, 400 to an unknown member, 401 without a token, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('manager');
    expect((await read(uuid, place.tokenOf('stranger'))).status).toBe(200);
    expect((await read(uuid, place.tokenOf('stranger'), '?field=colour')).status).toBe(400);
    expect(statusesOf([await read(uuid), await read(unknown, place.tokenOf('stranger'))])).toEqual([401, 404]);
  });
});
