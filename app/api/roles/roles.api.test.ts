import { describe, expect, it } from 'vitest';
import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { listUserInvitationsOperation } from '@/lib/contracts/members/invitations';
import { listPermissionRequestsOperation } from '@/lib/contracts/members/permission-requests';
import { listCustomerReviewsOperation } from '@/lib/contracts/members/permission-reviews';
import { rolePermissions } from '@/lib/contracts/members/permissions';
import {
  changeRoleOperation,
  listRolesOperation,
  type Role,
  readRoleOperation,
  replaceRoleOperation,
} from '@/lib/contracts/members/roles';
import { listServiceSettingsOperation } from '@/lib/contracts/people/service-settings';
import { createProjectOperation } from '@/lib/contracts/projects/projects';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const nowhere = '00000000-0000-7000-8000-000000000000';

async function roleCalled(name: string): Promise<Role> {
  const answer = await callOperation(listRolesOperation, { token: await tokenOf(true), query: '?page_size=300' });
  const roles: Role[] = await answer.json();
  const found = roles.find((role) => role.name === name);
  if (found === undefined) throw new Error(`There is no role ${name}.`);
  return found;
}

async function changeTo(name: string, permissions: readonly string[]) {
  const { uuid } = await roleCalled(name);
  return callOperation(changeRoleOperation, { token: await tokenOf(true), params: { uuid }, body: { permissions } });
}

describe('GET /api/roles/', () => {
  it('answers 200 with roles of the installation only when they are asked for', async () => {
    const scopesOf = async (query: string) => {
      const answer = await callOperation(listRolesOperation, { token: await tokenOf(true), query });
      return [...new Set((await answer.json()).map(({ content_type }: Role) => content_type))];
    };
    expect(await scopesOf('?page_size=300')).toEqual(['customer', 'project']);
    expect(await scopesOf('?content_type=installation')).toEqual(['installation']);
    expect(await scopesOf('?content_type=project')).toEqual(['project']);
  });

  it('answers 200 with each role, its permissions, and who holds it now without those whose role has expired', async () => {
    const { person } = await makeActionHolder('PROJECT_ADMIN');
    await makeActionHolder('PROJECT_ADMIN');
    const before = await roleCalled('PROJECT.ADMIN');
    expect(before).toMatchObject({
      content_type: 'project',
      is_system_role: true,
      is_active: true,
      permissions: expect.arrayContaining(['ORDER.APPROVE']),
    });
    await database().userRole.updateMany({ where: { user_id: person.id }, data: { expiration_time: new Date() } });
    expect((await roleCalled('PROJECT.ADMIN')).users_count).toBe(before.users_count - 1);
  });

  it('answers 400 to a filter that it does not have', async () => {
    const answer = await callOperation(listRolesOperation, { token: await tokenOf(true), query: '?colour=red' });
    expect(answer.status).toBe(400);
  });

  it('answers 200 to everyone signed in, narrowed and sorted', async () => {
    const token = await tokenOf(false);
    const names = async (query: string) => {
      const answer = await callOperation(listRolesOperation, { token, query: `?page_size=300&${query}` });
      return (await answer.json()).map(({ name }: Role) => name);
    };
    expect(await names('name=customer.own')).toEqual(['CUSTOMER.OWNER']);
    expect(await names('description=administrator')).toEqual(['PROJECT.ADMIN']);
    expect(await names('query=manager&o=-name')).toEqual(['PROJECT.MANAGER', 'CUSTOMER.MANAGER']);
    expect(await names('is_active=false')).toEqual([]);
    await database().role.create({ data: { name: 'PROJECT_GUEST', scope_type: 'project' } });
    expect(await names('is_system_role=false')).toContain('PROJECT.GUEST');
    expect(await names('is_system_role=true&content_type=project&is_active=true')).toEqual([
      'PROJECT.ADMIN',
      'PROJECT.MANAGER',
      'PROJECT.MEMBER',
    ]);
  });

  it('answers 401 without credentials', async () => {
    expect((await callOperation(listRolesOperation)).status).toBe(401);
  });
});

describe('GET /api/roles/{uuid}/', () => {
  it('answers 200 with the role to everyone signed in', async () => {
    const role = await roleCalled('PROJECT.MEMBER');
    const answer = await callOperation(readRoleOperation, { token: await tokenOf(false), params: { uuid: role.uuid } });
    expect([answer.status, await answer.json()]).toEqual([200, role]);
    const members = [
      'content_type',
      'description',
      'is_active',
      'is_system_role',
      'name',
      'permissions',
      'users_count',
    ];
    expect(Object.keys(role).toSorted()).toEqual([...members, 'uuid']);
  });

  it('answers 400 to another parameter, 401 without credentials, and 404 to a role that there is not', async () => {
    const { uuid } = await roleCalled('PROJECT.MEMBER');
    const asked = { token: await tokenOf(false), params: { uuid } };
    expect((await callOperation(readRoleOperation, { ...asked, query: '?q=x' })).status).toBe(400);
    expect((await callOperation(readRoleOperation, { params: { uuid } })).status).toBe(401);
    expect((await callOperation(readRoleOperation, { ...asked, params: { uuid: nowhere } })).status).toBe(404);
  });
});

describe('PATCH /api/roles/{uuid}/', () => {
  it('answers 400 to permissions of a role of the installation', async () => {
    const { id: uuid } = await database().role.findUniqueOrThrow({ where: { name: 'ACCESS_COMMITTEE' } });
    const body = { permissions: ['ORDER.APPROVE'] };
    const answer = await callOperation(changeRoleOperation, { token: await tokenOf(true), params: { uuid }, body });
    expect([answer.status, await answer.json()]).toMatchObject([400, { permissions: [expect.any(String)] }]);
  });

  it('answers 200, and the permission counts and is gone right away', async () => {
    const holder = await makeActionHolder('PROJECT_ADMIN');
    await holder.actOnOrder();
    const offered = async () => {
      const answer = await callOperation(listUserActionsOperation, { token: holder.token });
      const rows: { corrective_actions: { key: string }[] }[] = await answer.json();
      return rows.map(({ corrective_actions }) => corrective_actions.map(({ key }) => key));
    };
    const { permissions } = await roleCalled('PROJECT.ADMIN');
    expect((await offered()).flat()).toContain('approve_order');
    const without = permissions.filter((permission) => permission !== 'ORDER.APPROVE');
    const answer = await changeTo('PROJECT.ADMIN', without);
    expect([answer.status, (await answer.json()).permissions]).toEqual([200, without]);
    expect(await offered()).toEqual([]);
    await changeTo('PROJECT.ADMIN', permissions);
    expect((await offered()).flat()).toContain('approve_order');
  });

  it('answers 200, and what the permission let its holders see leaves their lists right away', async () => {
    const [{ id: customer_id }, { id: user_id }] = [await makeCustomer(), await makeUser()];
    await makeRole({ user_id, role: 'CUSTOMER_MANAGER', customer_id });
    const token = await makeToken(user_id);
    const invitation = { customer_id, role: 'CUSTOMER_SUPPORT', now: clock() };
    await makeInvitation(invitation);
    await makePermissionRequest((await makeGroupInvitation(invitation)).id, (await makeUser()).id);
    await makeServiceSettings({ customer_id });
    await database().permissionReview.create({ data: { customer_id, created: clock() } });
    const lists = [
      listUserInvitationsOperation,
      listPermissionRequestsOperation,
      listCustomerReviewsOperation,
      listServiceSettingsOperation,
    ];
    const seen = async () => {
      const answers = await Promise.all(lists.map((list) => callOperation(list, { token, query: '?page_size=300' })));
      const rows = await Promise.all(answers.map((answer) => answer.json()));
      return rows.map(
        (found: { customer_uuid: string | null }[]) => found.filter((one) => one.customer_uuid === customer_id).length,
      );
    };
    const { permissions } = await roleCalled('CUSTOMER.MANAGER');
    const seeing = ['CUSTOMER.CREATE_PERMISSION', 'CUSTOMER.UPDATE', 'CUSTOMER.UPDATE_PERMISSION'];
    await changeTo('CUSTOMER.MANAGER', [...permissions, ...seeing]);
    expect(await seen()).toEqual([1, 1, 1, 1]);
    await changeTo('CUSTOMER.MANAGER', permissions);
    expect(await seen()).toEqual([0, 0, 0, 0]);
  });

  it('answers 200, leaves a row in the audit trail with both sets, and none where nothing changes', async () => {
    const { permissions, uuid } = await roleCalled('CUSTOMER.MANAGER');
    const after = ['ORDER.APPROVE'];
    expect((await changeTo('CUSTOMER.MANAGER', [...after, ...after])).status).toBe(200);
    const audited = await database().auditEntry.findFirstOrThrow({
      where: { operation: 'roles_change', subject_id: uuid },
      orderBy: { at: 'desc' },
    });
    expect(audited.facts).toEqual({ name: 'CUSTOMER_MANAGER', permissions: { from: permissions, to: after } });
    const count = await database().auditEntry.count();
    expect((await changeTo('CUSTOMER.MANAGER', after)).status).toBe(200);
    expect(await database().auditEntry.count()).toBe(count);
    await changeTo('CUSTOMER.MANAGER', permissions);
  });

  it('answers 200 beside people who work meanwhile, whose calls are allowed or not, but never broken', async () => {
    const { id: user_id } = await makeUser();
    const [token, { id: customer_id }] = [await makeToken(user_id), await makeCustomer()];
    await makeRole({ user_id, role: 'CUSTOMER_MANAGER', customer_id });
    const { permissions } = await roleCalled('CUSTOMER.MANAGER');
    const work = () => callOperation(createProjectOperation, { token, body: { name: 'Work', customer: customer_id } });
    const rounds = Array.from({ length: 6 }, (_, at) => [
      changeTo('CUSTOMER.MANAGER', at % 2 === 0 ? ['ORDER.APPROVE'] : permissions),
      work(),
      callOperation(listUserActionsOperation, { token }),
    ]);
    const statuses = (await Promise.all(rounds.flat())).map(({ status }) => status);
    expect(statuses.filter((status) => ![200, 201, 403].includes(status))).toEqual([]);
    expect((await changeTo('CUSTOMER.MANAGER', [])).status).toBe(200);
    expect((await work()).status).toBe(403);
    await changeTo('CUSTOMER.MANAGER', permissions);
    expect((await work()).status).toBe(201);
  });

  it('answers 200 with another description, which the audit trail does not keep', async () => {
    const { description, permissions, uuid } = await roleCalled('PROJECT.MEMBER');
    const reword = async (body: object) =>
      callOperation(changeRoleOperation, { token: await tokenOf(true), params: { uuid }, body });
    const answer = await reword({ description: 'Works here' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { description: 'Works here', permissions }]);
    const audited = await database().auditEntry.findFirstOrThrow({
      where: { operation: 'roles_change', subject_id: uuid },
      orderBy: { at: 'desc' },
    });
    expect(audited.facts).toEqual({ name: 'PROJECT_MEMBER', description: 'changed' });
    await reword({ description });
  });

  it('answers 400 to a permission over organisations in a role of projects', async () => {
    const answer = await changeTo('PROJECT.MEMBER', ['CUSTOMER.UPDATE']);
    const permissions = ['A role in projects can’t grant CUSTOMER.UPDATE.'];
    expect([answer.status, await answer.json()]).toMatchObject([400, { permissions }]);
  });

  it('answers 400 to a permission that there is not, naming those that there are', async () => {
    const answer = await changeTo('PROJECT.MEMBER', ['EVERYTHING']);
    const sentence = `Must be one of ${rolePermissions.join(', ')}.`;
    expect([answer.status, await answer.json()]).toMatchObject([400, { 'permissions.0': [sentence] }]);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    const asked = { params: { uuid: (await roleCalled('PROJECT.MEMBER')).uuid }, body: { permissions: [] } };
    expect((await callOperation(changeRoleOperation, asked)).status).toBe(401);
    expect((await callOperation(changeRoleOperation, { ...asked, token: await tokenOf(false) })).status).toBe(403);
  });

  it('answers 404 to a role that there is not', async () => {
    const asked = { token: await tokenOf(true), params: { uuid: nowhere }, body: { permissions: [] } };
    expect((await callOperation(changeRoleOperation, asked)).status).toBe(404);
  });

  it('answers 409 when owners would lose any of the three permissions over members', async () => {
    const { permissions } = await roleCalled('CUSTOMER.OWNER');
    for (const kept of ['CUSTOMER.CREATE_PERMISSION', 'CUSTOMER.DELETE_PERMISSION', 'CUSTOMER.UPDATE_PERMISSION']) {
      const without = permissions.filter((permission) => permission !== kept);
      const answer = await changeTo('CUSTOMER.OWNER', without);
      const detail = `Owners of an organisation keep ${kept}.`;
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'moved_on', detail }]);
    }
    expect((await roleCalled('CUSTOMER.OWNER')).permissions).toEqual(permissions);
  });
});

describe('PUT /api/roles/{uuid}/', () => {
  const replace = async (uuid: string, body: object, isStaff = true) =>
    callOperation(replaceRoleOperation, { token: await tokenOf(isStaff), params: { uuid }, body });

  it('answers 200 with the permissions given, whichever spelling of the name is sent', async () => {
    const { name, permissions, uuid } = await roleCalled('PROJECT.MEMBER');
    for (const [spelling, requested] of [
      [name.replace('.', '_'), ['ORDER.APPROVE']],
      [name, permissions],
    ] as const) {
      const answer = await replace(uuid, { name: spelling, content_type: 'project', permissions: requested });
      expect([answer.status, (await answer.json()).permissions]).toEqual([200, requested]);
    }
  });

  it('answers 400 to another name or content type, and to one that is left out', async () => {
    const { name, permissions, uuid } = await roleCalled('PROJECT.MEMBER');
    expect((await replace(uuid, { name: 'PROJECT.KING', content_type: 'project', permissions })).status).toBe(400);
    expect((await replace(uuid, { name, content_type: 'customer', permissions })).status).toBe(400);
    expect((await replace(uuid, { name, permissions })).status).toBe(400);
  });

  it('answers 401 without credentials, 403 to people who are not staff, 404 to no role, 409 about owners', async () => {
    const { name, uuid } = await roleCalled('CUSTOMER.OWNER');
    const body = { name, content_type: 'customer', permissions: [] };
    expect((await callOperation(replaceRoleOperation, { params: { uuid }, body })).status).toBe(401);
    expect((await replace(uuid, body, false)).status).toBe(403);
    expect((await replace(nowhere, body)).status).toBe(404);
    expect((await replace(uuid, body)).status).toBe(409);
  });
});
