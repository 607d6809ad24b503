import { describe, expect, it } from 'vitest';
import { rolePermissions } from '@/lib/contracts/permissions';
import { changeRoleOperation, listRolesOperation, type Role } from '@/lib/contracts/roles';
import { listUserActionsOperation } from '@/lib/contracts/user-actions';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';

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
      return [...new Set((await answer.json()).map(({ scope_type }: Role) => scope_type))];
    };
    expect(await scopesOf('?page_size=300')).toEqual(['customer', 'project']);
    expect(await scopesOf('?content_type=installation')).toEqual(['installation']);
    expect(await scopesOf('?content_type=project')).toEqual(['project']);
  });

  it('answers 200 with each role, its permissions, and who holds it now without those whose role has expired', async () => {
    const { person } = await makeActionHolder('PROJECT_ADMIN');
    await makeActionHolder('PROJECT_ADMIN');
    const before = await roleCalled('PROJECT.ADMIN');
    expect(before).toMatchObject({ scope_type: 'project', permissions: expect.arrayContaining(['ORDER.APPROVE']) });
    await database().userRole.updateMany({ where: { user_id: person.id }, data: { expiration_time: new Date() } });
    expect((await roleCalled('PROJECT.ADMIN')).holders).toBe(before.holders - 1);
  });

  it('answers 400 to a filter that it does not have', async () => {
    const answer = await callOperation(listRolesOperation, { token: await tokenOf(true), query: '?colour=red' });
    expect(answer.status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect((await callOperation(listRolesOperation)).status).toBe(401);
    expect((await callOperation(listRolesOperation, { token: await tokenOf(false) })).status).toBe(403);
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

  it('answers 200, leaves a row in the audit trail with both sets, and asks for a refresh', async () => {
    const { permissions, uuid } = await roleCalled('CUSTOMER.MANAGER');
    await database().outboxMessage.deleteMany({ where: { topic: 'event' } });
    const after = ['ORDER.APPROVE'];
    expect((await changeTo('CUSTOMER.MANAGER', [...after, ...after])).status).toBe(200);
    const audited = await database().auditEntry.findFirstOrThrow({
      where: { operation: 'roles_change', subject_id: uuid },
      orderBy: { at: 'desc' },
    });
    expect(audited.facts).toEqual({ name: 'CUSTOMER_MANAGER', permissions: { from: permissions, to: after } });
    expect(await database().outboxMessage.count({ where: { kind: 'refresh.requested' } })).toBe(1);
    const count = await database().auditEntry.count();
    expect((await changeTo('CUSTOMER.MANAGER', after)).status).toBe(200);
    expect(await database().auditEntry.count()).toBe(count);
    await changeTo('CUSTOMER.MANAGER', permissions);
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

  it('answers 422 when owners would be left without any permission', async () => {
    const { permissions } = await roleCalled('CUSTOMER.OWNER');
    const answer = await changeTo('CUSTOMER.OWNER', []);
    const detail = 'Owners of an organisation keep at least one permission.';
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'rule_broken', detail }]);
    expect((await roleCalled('CUSTOMER.OWNER')).permissions).toEqual(permissions);
  });
});
