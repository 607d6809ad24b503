import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { userAction } from '@/lib/contracts/actions/actions';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { changeProject } from '@/lib/services/projects/change-project';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { makeCustomer, makeOffering, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { refreshAll } from '@/lib/testing/make-sample-marketplace';
import { runRequested } from '@/lib/testing/play-change';
import { testContext } from '@/lib/testing/test-context';

type Person = Awaited<ReturnType<typeof makeUser>>;

const NOW = new Date('2026-11-22T10:00:00Z');
const SOON = new Date('2026-11-27T10:00:00Z');
const AT_EXPIRY = new Date('2026-11-22T10:20:00Z');

async function actionsOf(person: Person, now = NOW) {
  const { json } = await listUserActions(testContext(person, now), { page: 1, page_size: 10 });
  return z.array(userAction).parse(JSON.parse(json));
}

test('renaming an organisation renames it in the actions about its invitations, requests to join and roles that end at once', async () => {
  const customer = await makeCustomer({ name: 'North Lab' });
  const project = await makeProject({ name: 'Climate', customer_id: customer.id });
  const [invited, owner] = [await makeUser(), await makeUser({ is_staff: true })];
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customer.id });
  await makeInvitation({ customer_id: customer.id, role: 'CUSTOMER_SUPPORT', email: invited.email, now: NOW });
  await makeInvitation({ project_id: project.id, email: invited.email, now: NOW });
  const link = await makeGroupInvitation({ customer_id: customer.id, role: 'CUSTOMER_SUPPORT' });
  await makePermissionRequest(link.id, invited.id);
  await makeRole({ user_id: owner.id, role: 'PROJECT_ADMIN', project_id: project.id, expiration_time: SOON });
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_SUPPORT', customer_id: customer.id, expiration_time: SOON });
  await refreshAll(NOW);
  const fields = { uuid: customer.id, name: 'Northern Lab' };
  await changeCustomer(testContext(owner, NOW), fields, { requireVersion: () => undefined });
  const named = (await Promise.all([invited, owner].map((one) => actionsOf(one)))).flat();
  expect(named.map(({ organization_name }) => organization_name)).toEqual(Array(5).fill('Northern Lab'));
  expect(named.map(({ title }) => title).toSorted()).toEqual([
    'Invitation: Organisation support in Northern Lab',
    'Invitation: Project member in Climate',
    expect.stringMatching(/ asks to join Northern Lab$/),
    'Your role ends: Organisation support in Northern Lab',
    'Your role ends: Project admin in Climate',
  ]);
});

test('a request to join by a link that creates projects asks for a new project and the role there, to who decides and who asked', async () => {
  const customer = await makeCustomer({ name: 'North Lab' });
  const [asker, owner] = [await makeUser({ full_name: 'Ann Bell' }), await makeUser()];
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customer.id });
  const { id: project_role_id } = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_MANAGER' } });
  const projects = { auto_create_project: true, project_role_id, project_name_template: 'Course' };
  const link = await makeGroupInvitation({ customer_id: customer.id, role: 'CUSTOMER_SUPPORT', ...projects });
  await makePermissionRequest(link.id, asker.id);
  await refreshAll(NOW);
  const [action] = await actionsOf(owner);
  expect(action?.description).toBe('A new project, as Project manager.');
  expect(action?.facts).toContainEqual(expect.objectContaining({ label: 'Role', value: 'Project manager' }));
  await executeUserAction(testContext(owner, NOW), { uuid: action?.uuid ?? '', action_key: 'reject' });
  expect(await database().outboxMessage.findMany({ where: { user_id: asker.id } })).toMatchObject([
    { payload: { facts: { creates_project: true, role: 'Project manager', place: 'North Lab' } } },
  ]);
});

test('renaming an organisation leaves what more than a hundred of its orders, resources, projects and invitations show to the job', async () => {
  const customer = await makeCustomer({ name: 'North Lab' });
  const customer_id = customer.id;
  const [owner, invited] = [await makeUser({ is_staff: true }), await makeUser()];
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id });
  const { id: project_id } = await makeProject({ customer_id });
  const { id: offering_id } = await makeOffering();
  const { invitation } = await makeInvitation({ project_id, email: invited.email, now: NOW });
  const { id: _, ...sent } = invitation;
  const soon = { created: NOW, modified: NOW, end_date: SOON };
  const each = <Row>(row: (at: number) => Row) => Array.from({ length: 101 }, (_row, at) => row(at));
  await database().project.createMany({ data: each((at) => ({ ...soon, customer_id, name: `Project ${at}` })) });
  const placed = { project_id, offering_id, created: NOW, modified: NOW };
  await database().order.createMany({
    data: each(() => ({ ...placed, order_type: 'CREATE', state: 'PENDING_CONSUMER' })),
  });
  await database().resource.createMany({ data: each((at) => ({ ...placed, ...soon, name: `VM ${at}`, state: 'OK' })) });
  const own = () => ({ link_id: randomUUID(), token_hash: randomBytes(32) });
  await database().invitation.createMany({ data: each((at) => ({ ...sent, ...own(), email: `${at}@example.org` })) });
  await refreshAll(NOW);
  const fields = { uuid: customer_id, name: 'Northern Lab' };
  await changeCustomer(testContext(owner, NOW), fields, { requireVersion: () => undefined });
  const left = await database().outboxMessage.findMany({ where: { kind: 'refresh.requested', processed_at: null } });
  expect(left.map(({ payload }) => payload)).toEqual(
    ['project_ending', 'pending_order', 'expiring_resource', 'invitation_waiting'].map((actionType) => ({
      actionType,
      scope: {},
    })),
  );
  const namesOf = async () => new Set((await actionsOf(owner)).map(({ organization_name }) => organization_name));
  expect(await namesOf()).toEqual(new Set(['North Lab']));
  await runRequested(NOW);
  expect(await namesOf()).toEqual(new Set(['Northern Lab']));
});

test('renaming a project renames it in the actions about roles in it that end at once', async () => {
  const { id, customer_id } = await makeProject({ name: 'Climate' });
  const owner = await makeUser({ is_staff: true });
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id });
  await makeRole({ user_id: owner.id, role: 'PROJECT_ADMIN', project_id: id, expiration_time: SOON });
  await refreshAll(NOW);
  await changeProject(
    testContext(owner, NOW),
    { uuid: id, name: 'Weather' },
    { file: null, requireVersion: () => undefined },
  );
  expect((await actionsOf(owner)).map(({ title }) => title)).toEqual(['Your role ends: Project admin in Weather']);
});

test('archiving an organisation takes its invitations, requests to join and ends of roles from all lists at once, and back', async () => {
  const { id: customer_id } = await makeCustomer({ name: 'North Lab' });
  const [invited, owner] = [await makeUser(), await makeUser({ is_staff: true })];
  const role = 'CUSTOMER_SUPPORT';
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id });
  await makeRole({ user_id: owner.id, role, customer_id, expiration_time: SOON });
  await makeInvitation({ customer_id, role, email: invited.email, now: NOW });
  await makePermissionRequest((await makeGroupInvitation({ customer_id, role })).id, invited.id);
  await refreshAll(NOW);
  const types = async () => {
    const lists = await Promise.all([invited, owner].map((one) => actionsOf(one)));
    return lists
      .flat()
      .map(({ action_type }) => action_type)
      .toSorted();
  };
  const archive = (archived: boolean) =>
    changeCustomer(testContext(owner, NOW), { uuid: customer_id, archived }, { requireVersion: () => undefined });
  const all = ['invitation_waiting', 'permission_request', 'role_expiring'];
  expect(await types()).toEqual(all);
  await archive(true);
  expect(await types()).toEqual([]);
  await archive(false);
  expect(await types()).toEqual(all);
});

test('an invitation leaves the list of actions at the moment when it expires, without any job', async () => {
  const invited = await makeUser();
  const project = await makeProject({ name: 'Climate' });
  await makeInvitation({ project_id: project.id, email: invited.email, expires_at: AT_EXPIRY, now: NOW });
  await refreshAll(NOW);
  const listed = async (now: Date) => (await actionsOf(invited, now)).length;
  const before = new Date(AT_EXPIRY.getTime() - 1);
  expect([await listed(NOW), await listed(before), await listed(AT_EXPIRY)]).toEqual([1, 1, 0]);
  const { id: uuid } = await database().userAction.findFirstOrThrow({ where: { user_id: invited.id } });
  const accepted = executeUserAction(testContext(invited, AT_EXPIRY), { uuid, action_key: 'accept' });
  await expect(accepted).rejects.toEqual(new DomainError('not_found'));
});
