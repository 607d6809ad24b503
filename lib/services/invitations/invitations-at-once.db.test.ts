import { expect, test } from 'vitest';
import { reviewToken } from '@/lib/auth/invitation-token';
import { database } from '@/lib/db/client';
import { acceptUserInvitation } from '@/lib/services/invitations/accept-user-invitation';
import { approveByToken } from '@/lib/services/invitations/approve-by-token';
import { cancelUserInvitation } from '@/lib/services/invitations/cancel-user-invitation';
import { changeUserInvitation } from '@/lib/services/invitations/change-user-invitation';
import { createUserInvitation } from '@/lib/services/invitations/create-user-invitation';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { testContext } from '@/lib/testing/test-context';

async function make() {
  const { person: owner, project } = await makeHeldProject('CUSTOMER_OWNER');
  const invited = await makeUser();
  const { invitation } = await makeInvitation({ project_id: project.id, email: invited.email });
  const roles = () => database().userRole.count({ where: { user_id: invited.id, is_active: true } });
  const state = async () => (await database().invitation.findUniqueOrThrow({ where: { id: invitation.id } })).state;
  return { owner, invited, project, uuid: invitation.id, roles, state };
}

test.each([1, 2, 3, 4])('an acceptance beside a cancellation has one outcome (%i)', async () => {
  const { invited, owner, roles, state, uuid } = await make();
  const outcomes = await Promise.allSettled([
    acceptUserInvitation(testContext(invited), { uuid }),
    cancelUserInvitation(testContext(owner), { uuid }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect([await state(), await roles()]).toEqual(
    outcomes[0].status === 'fulfilled' ? ['accepted', 1] : ['canceled', 0],
  );
});

test.each([1, 2, 3, 4])('an acceptance beside the deletion of the project leaves nobody with a role (%i)', async () => {
  const { invited, owner, project, roles, state, uuid } = await make();
  await Promise.allSettled([
    acceptUserInvitation(testContext(invited), { uuid }),
    deleteProject(testContext(owner), { uuid: project.id }),
  ]);
  expect(await roles()).toBe(0);
  expect(['accepted', 'canceled']).toContain(await state());
});

test.each([1, 2, 3, 4])(
  'an approval by mail beside a change of who asked approves what was asked for, or nothing (%i)',
  async () => {
    const { owner, project } = await make();
    const asker = await makeUser();
    await makeRole({ user_id: asker.id, role: 'PROJECT_MEMBER', project_id: project.id });
    const asked = { project_id: project.id, state: 'requested', created_by_id: asker.id, expires_at: null };
    const { invitation } = await makeInvitation(asked);
    const [uuid, email] = [invitation.id, `${uniqueName('other')}@example.org`];
    const token = reviewToken({ invitationId: uuid, linkId: invitation.link_id ?? '', reviewerId: owner.id });
    const [approval] = await Promise.allSettled([
      approveByToken(testContext(owner), { token }, { network: '192.0.2.1' }),
      changeUserInvitation(testContext(asker), { uuid, email }),
    ]);
    const after = await database().invitation.findUniqueOrThrow({ where: { id: uuid } });
    expect([after.state, after.email]).toEqual(
      approval.status === 'fulfilled' ? ['pending', invitation.email] : ['requested', email],
    );
  },
);

test('two acceptances at once give one role', async () => {
  const { invited, roles, uuid } = await make();
  const accept = () => acceptUserInvitation(testContext(invited), { uuid });
  const outcomes = await Promise.allSettled([accept(), accept(), accept()]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await roles()).toBe(1);
});

test('of the 100th and the 101st invitation of a day at once, one is made', async () => {
  const { owner, project } = await make();
  const ctx = testContext(owner);
  const made = { event_type: 'user_invitation_created', message: 'An invitation was made.', context: {} };
  await database().event.createMany({
    data: Array.from({ length: 99 }, () => ({ ...made, created: ctx.now, user_id: owner.id, project_id: project.id })),
  });
  const invite = () =>
    createUserInvitation(ctx, {
      scope: project.id,
      role: 'PROJECT_MEMBER',
      email: `${uniqueName('new')}@example.org`,
      full_name: '',
      extra_invitation_text: '',
    });
  const outcomes = await Promise.allSettled([invite(), invite()]);
  expect(
    outcomes.map((one): string => (one.status === 'rejected' ? String(one.reason.code) : 'made')).toSorted(),
  ).toEqual(['made', 'too_many_requests']);
});

test('who may add the role is asked when the invitation is made, not when it is accepted', async () => {
  const { invited, project, roles } = await make();
  const manager = await makeUser();
  const held = await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
  const given = {
    scope: project.id,
    role: 'PROJECT_ADMIN',
    email: invited.email,
    full_name: '',
    extra_invitation_text: '',
  };
  const { uuid } = await createUserInvitation(testContext(manager), given);
  await database().userRole.update({ where: { id: held.id }, data: { is_active: false } });
  await acceptUserInvitation(testContext(invited), { uuid });
  expect(await roles()).toBe(1);
});
