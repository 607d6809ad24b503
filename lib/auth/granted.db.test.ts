import { expect, test } from 'vitest';
import { grantedIn } from '@/lib/auth/granted';
import type { Scope } from '@/lib/auth/live-roles';
import { database } from '@/lib/db/client';
import { makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

async function makeScopes() {
  const project = await makeProject();
  const scopes: Record<Scope['kind'], Scope> = {
    project: { kind: 'project', projectId: project.id, customerId: project.customer_id },
    customer: { kind: 'customer', customerId: project.customer_id },
    installation: { kind: 'installation' },
  };
  return { project, scopes };
}

const isHeldIn = async (user_id: string, scope: Scope) =>
  (await grantedIn(database(), user_id, scope, testNow)) !== null;

async function whereHeld(user_id: string, scopes: Readonly<Record<Scope['kind'], Scope>>) {
  return {
    project: await isHeldIn(user_id, scopes.project),
    customer: await isHeldIn(user_id, scopes.customer),
    installation: await isHeldIn(user_id, scopes.installation),
  };
}

test('a role in a project counts there alone', async () => {
  const [{ project, scopes }, { id }] = await Promise.all([makeScopes(), makeUser()]);
  await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: project.id });
  expect(await whereHeld(id, scopes)).toEqual({ project: true, customer: false, installation: false });
});

test('a role in a customer counts in it and in its projects', async () => {
  const [{ project, scopes }, { id }] = await Promise.all([makeScopes(), makeUser()]);
  await makeRole({ user_id: id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
  expect(await whereHeld(id, scopes)).toEqual({ project: true, customer: true, installation: false });
});

test('a role in the installation counts in no customer and no project', async () => {
  const [{ scopes }, { id: user_id }] = await Promise.all([makeScopes(), makeUser()]);
  await makeRole({ user_id, role: 'ACCESS_COMMITTEE', in_installation: true });
  expect(await whereHeld(user_id, scopes)).toEqual({ project: false, customer: false, installation: true });
});

test('a role without a scope is refused by the database unless it is one of the installation', async () => {
  const [{ project }, { id: user_id }] = await Promise.all([makeScopes(), makeUser()]);
  const role = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_MANAGER' } });
  const nowhere = { user_id, role_id: role.id, created: testNow };
  await expect(database().userRole.create({ data: nowhere })).rejects.toThrow('user_role_one_scope');
  const both = { ...nowhere, project_id: project.id, in_installation: true };
  await expect(database().userRole.create({ data: both })).rejects.toThrow('user_role_one_scope');
});
