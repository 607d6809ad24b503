import { expect, test } from 'vitest';
import { createGroupInvitationOperation } from '@/lib/contracts/members/group-invitations';
import { createUserInvitationOperation } from '@/lib/contracts/members/invitations';
import { createProjectOperation } from '@/lib/contracts/projects/projects';
import type { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { readCustomer } from '@/lib/services/customers/read-customer';
import { cancelGroupInvitation } from '@/lib/services/group-invitations/cancel-group-invitation';
import { changeGroupInvitation } from '@/lib/services/group-invitations/change-group-invitation';
import { createGroupInvitation } from '@/lib/services/group-invitations/create-group-invitation';
import { submitGroupRequest } from '@/lib/services/group-invitations/submit-group-request';
import { acceptUserInvitation } from '@/lib/services/invitations/accept-user-invitation';
import { approveUserInvitation } from '@/lib/services/invitations/approve-user-invitation';
import { cancelUserInvitation } from '@/lib/services/invitations/cancel-user-invitation';
import { changeUserInvitation } from '@/lib/services/invitations/change-user-invitation';
import { createUserInvitation } from '@/lib/services/invitations/create-user-invitation';
import { registerInvited } from '@/lib/services/invitations/register-invited';
import { sendUserInvitation } from '@/lib/services/invitations/send-user-invitation';
import { addCustomerMember } from '@/lib/services/members/add-customer-member';
import { askToExtendRole } from '@/lib/services/members/ask-to-extend-role';
import { changeCustomerMember } from '@/lib/services/members/change-customer-member';
import { listProjectMembers } from '@/lib/services/members/list-project-members';
import { removeProjectMember } from '@/lib/services/members/remove-project-member';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { approvePermissionRequest } from '@/lib/services/permission-requests/approve-permission-request';
import { rejectPermissionRequest } from '@/lib/services/permission-requests/reject-permission-request';
import { createProject } from '@/lib/services/projects/create-project';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { closeProjectReview } from '@/lib/services/reviews/close-project-review';
import { closeProjectServiceAccount } from '@/lib/services/service-accounts/close-project-service-account';
import { createCustomerServiceAccount } from '@/lib/services/service-accounts/create-customer-service-account';
import { makeOrder, makeRole, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { makeServiceAccount } from '@/lib/testing/make-service-account';
import { testContext, testNow } from '@/lib/testing/test-context';

test('in a blocked organisation everything is read, and what there is can end', async () => {
  const { person: owner, project } = await makeHeldProject('CUSTOMER_OWNER');
  const ctx = testContext(owner);
  const member = await makeUser();
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: project.id });
  const { invitation } = await makeInvitation({ project_id: project.id });
  const link = await makeGroupInvitation({ project_id: project.id });
  const request = await makePermissionRequest(link.id, (await makeUser()).id);
  const order = await makeOrder({ project_id: project.id, state: 'PENDING_CONSUMER' });
  const account = await makeServiceAccount({ project_id: project.id });
  const review = await database().permissionReview.create({ data: { project_id: project.id, created: testNow } });
  await database().customer.update({ where: { id: project.customer_id }, data: { blocked: true } });

  expect(await readCustomer(ctx, { uuid: project.customer_id })).toMatchObject({ blocked: true });
  const page = { page: 1, page_size: 10, format: 'json' } as const;
  expect((await listProjectMembers(ctx, { uuid: project.id, ...page })).total).toBe(2);
  const role = { uuid: project.id, user: member.id, role: 'PROJECT_MEMBER' };
  await removeProjectMember(ctx, role);
  await cancelUserInvitation(ctx, { uuid: invitation.id });
  await rejectPermissionRequest(ctx, { uuid: request.id, comment: '' });
  await cancelGroupInvitation(ctx, { uuid: link.id });
  await cancelOrder(ctx, { uuid: order.id });
  await closeProjectReview(ctx, { uuid: review.id });
  await closeProjectServiceAccount(ctx, { uuid: account.id });
  await deleteProject(ctx, { uuid: project.id });
  expect(await database().userRole.count({ where: { project_id: project.id, is_active: true } })).toBe(0);
});

/** What is new in an organisation itself, and in a project of it that was deleted. */
async function newThings() {
  const { person: owner, project } = await makeHeldProject('CUSTOMER_OWNER');
  const [ctx, customer, role] = [testContext(owner), project.customer_id, 'CUSTOMER_SUPPORT'];
  const [member, invited] = [await makeUser(), await makeUser()];
  const held = { user_id: member.id, role, customer_id: customer };
  const ending = await makeRole({
    ...held,
    role: 'CUSTOMER_MANAGER',
    expiration_time: new Date('2027-01-01T00:00:00Z'),
  });
  const inCustomer = { customer_id: customer, role };
  const pending = await makeInvitation({ ...inCustomer, email: invited.email });
  const register = await makeInvitation(inCustomer);
  const asked = await makeInvitation({ ...inCustomer, state: 'requested' });
  const link = await makeGroupInvitation(inCustomer);
  const request = await makePermissionRequest(link.id, member.id);
  await deleteProject(ctx, { uuid: project.id });
  const given = { scope: customer, role };
  const flags = { restore_team_members: false, send_invitations_to_previous_members: false };
  const uuid = pending.invitation.id;
  const registering = {
    uuid: register.invitation.id,
    token: register.token,
    full_name: 'Ann',
    password: 'seven grey seals at noon',
  };
  const things: Readonly<Record<string, () => Promise<unknown>>> = {
    project: () => createProject(ctx, createProjectOperation.body.parse({ name: 'New', customer }), { file: null }),
    recovery: () => recoverProject(ctx, { uuid: project.id, ...flags }),
    member: () => addCustomerMember(ctx, { uuid: customer, user: invited.id, role, expiration_time: null }),
    expiry: () =>
      changeCustomerMember(ctx, { uuid: customer, user: member.id, role: 'CUSTOMER_MANAGER', expiration_time: null }),
    extension: () => askToExtendRole(testContext(member), { uuid: ending.id }),
    invitation: () =>
      createUserInvitation(ctx, createUserInvitationOperation.body.parse({ ...given, email: 'new@example.org' })),
    acceptance: () => acceptUserInvitation(testContext(invited), { uuid }),
    registration: () => registerInvited(testContext(), registering, { network: null }),
    approval: () => approveUserInvitation(ctx, { uuid: asked.invitation.id }),
    mail: () => sendUserInvitation(ctx, { uuid }),
    address: () => changeUserInvitation(ctx, { uuid, email: 'other@example.org' }),
    link: () => createGroupInvitation(ctx, createGroupInvitationOperation.body.parse(given)),
    changedLink: () => changeGroupInvitation(ctx, { uuid: link.id, custom_text: 'Hi.' }),
    request: () => submitGroupRequest(testContext(invited), { uuid: link.id }),
    admission: () => approvePermissionRequest(ctx, { uuid: request.id, comment: '' }),
    account: () => createCustomerServiceAccount(ctx, { customer }),
  };
  return { customer, things };
}

test.each([
  ['blocked', 'This organisation is blocked.'],
  ['archived', 'This organisation is archived.'],
])('in an organisation that is %s nothing new begins, and each call says so', async (word, detail) => {
  const { customer, things } = await newThings();
  await database().customer.update({ where: { id: customer }, data: { [word]: true } });
  for (const [thing, begin] of Object.entries(things)) {
    const outcome = await begin().then(
      () => 'begun',
      (error: DomainError) => [error.code, error.message],
    );
    expect([thing, outcome]).toEqual([thing, ['rule_broken', detail]]);
  }
  await database().customer.update({ where: { id: customer }, data: { [word]: false, max_service_accounts: 1 } });
  for (const begin of [things['member'], things['link'], things['account'], things['mail']]) await begin?.();
});
