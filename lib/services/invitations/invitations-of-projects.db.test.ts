import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { linkSecret } from '@/lib/auth/link-secret';
import { database, sql } from '@/lib/db/client';
import { endExpiredInvitations } from '@/lib/services/clean-up/end-expired-invitations';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { acceptUserInvitation } from '@/lib/services/invitations/accept-user-invitation';
import { createUserInvitation } from '@/lib/services/invitations/create-user-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { hardDeleteProject } from '@/lib/services/projects/hard-delete-project';
import { moveProject } from '@/lib/services/projects/move-project';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { rehearseRecovery } from '@/lib/services/projects/rehearse-recovery';
import { dayValue, makeCustomer, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const stateOf = async (id: string) => (await database().invitation.findUniqueOrThrow({ where: { id } })).state;
const at = (instant: string) => testContext(systemActor, new Date(instant));
const invitationsOf = (project_id: string) =>
  database().invitation.findMany({ where: { project_id }, orderBy: { created: 'asc' } });

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE outbox_message CASCADE`);
});

async function make() {
  const { person: owner, project } = await makeHeldProject('CUSTOMER_OWNER');
  const member = await makeUser({ full_name: 'Ann Bell' });
  await makeRole({ user_id: member.id, role: 'PROJECT_MANAGER', project_id: project.id });
  const asOwner = testContext(owner);
  const flags = { restore_team_members: false, send_invitations_to_previous_members: true };
  return { owner, project, member, asOwner, uuid: project.id, flags };
}

/** Something of each kind that waits in a project. */
async function makeWaiting(project_id: string) {
  const link = await makeGroupInvitation({ project_id });
  const request = await makePermissionRequest(link.id, (await makeUser()).id);
  const invited = await Promise.all(
    ['pending', 'requested', 'project', 'accepted'].map((state) => makeInvitation({ project_id, state })),
  );
  const states = async () => ({
    invitations: await Promise.all(invited.map(({ invitation }) => stateOf(invitation.id))),
    link: (await database().groupInvitation.findUniqueOrThrow({ where: { id: link.id } })).is_active,
    request: (await database().permissionRequest.findUniqueOrThrow({ where: { id: request.id } })).state,
  });
  return { states, link, request };
}

const canceled = { invitations: ['canceled', 'canceled', 'canceled', 'accepted'], link: false, request: 'canceled' };

describe('a project that', () => {
  test('is deleted cancels its open invitations, its group invitations and the requests to join', async () => {
    const { asOwner, uuid } = await make();
    const { states } = await makeWaiting(uuid);
    await deleteProject(asOwner, { uuid });
    expect(await states()).toEqual(canceled);
    const events = { project_id: uuid, event_type: 'user_invitation_canceled' };
    expect(await database().event.count({ where: events })).toBe(3);
  });

  test('moves cancels the same', async () => {
    const { uuid } = await make();
    const { states } = await makeWaiting(uuid);
    const { id: customer } = await makeCustomer();
    await moveProject(testContext(await makeUser({ is_staff: true })), { uuid, customer, preserve_permissions: true });
    expect(await states()).toEqual(canceled);
  });

  test('is deleted for good removes them', async () => {
    const { asOwner, project, uuid } = await make();
    const { link, request } = await makeWaiting(uuid);
    await deleteProject(asOwner, { uuid });
    const staff = testContext(await makeUser({ is_staff: true }));
    await hardDeleteProject(staff, { uuid, confirm_name: project.name });
    expect(await invitationsOf(uuid)).toEqual([]);
    expect(await database().groupInvitation.count({ where: { id: link.id } })).toBe(0);
    expect(await database().permissionRequest.count({ where: { id: request.id } })).toBe(0);
  });

  test('starts has its invitations mailed by the job, once, and they expire a week after that', async () => {
    const { uuid } = await make();
    await database().project.update({ where: { id: uuid }, data: { start_date: dayValue('2026-11-25') } });
    const { invitation } = await makeInvitation({
      project_id: uuid,
      state: 'project',
      link_id: null,
      token_hash: null,
      expires_at: null,
    });
    expect(await advanceProjects(at('2026-11-24T12:00:00Z'))).toMatchObject({ invitations_opened: 0 });
    expect(await advanceProjects(at('2026-11-25T12:00:00Z'))).toMatchObject({ invitations_opened: 1 });
    expect(await advanceProjects(at('2026-11-25T12:15:00Z'))).toMatchObject({ invitations_opened: 0 });
    const opened = await database().invitation.findUniqueOrThrow({ where: { id: invitation.id } });
    expect(opened).toMatchObject({ state: 'pending', expires_at: new Date('2026-12-02T12:00:00Z') });
    expect(await database().outboxMessage.count({ where: { address: invitation.email } })).toBe(1);
  });

  test('starts in a blocked organisation keeps its invitations waiting until that is over', async () => {
    const { project, uuid } = await make();
    await database().project.update({ where: { id: uuid }, data: { start_date: dayValue('2026-11-23') } });
    const { invitation } = await makeInvitation({ project_id: uuid, state: 'project' });
    const block = (blocked: boolean) =>
      database().customer.update({ where: { id: project.customer_id }, data: { blocked } });
    await block(true);
    await advanceProjects(at('2026-11-25T12:00:00Z'));
    expect(await stateOf(invitation.id)).toBe('project');
    await block(false);
    await advanceProjects(at('2026-11-25T12:15:00Z'));
    expect(await stateOf(invitation.id)).toBe('pending');
  });
});

describe('recovering a project with invitations', () => {
  test('invites each of its former team to the role that they had, once, and notes that in the snapshot', async () => {
    const { asOwner, flags, member, uuid } = await make();
    const away = await makeUser({ status: 'suspended', suspended_at: testNow });
    await makeRole({ user_id: away.id, role: 'PROJECT_MEMBER', project_id: uuid });
    await deleteProject(asOwner, { uuid });
    const rehearsal = await rehearseRecovery(asOwner, { uuid, send_invitations_to_previous_members: true });
    expect(rehearsal).toMatchObject({
      will_return: [{ user_uuid: member.id, role: 'PROJECT.MANAGER' }],
      will_not: [{ user_uuid: away.id, reason: 'inactive' }],
    });
    const { recovery_info, termination_metadata } = await recoverProject(asOwner, { uuid, ...flags });
    const [invitation] = await invitationsOf(uuid);
    expect(recovery_info).toEqual({
      sent_invitations_count: 1,
      sent_invitations: [
        { invitation_uuid: invitation?.id, email: member.email, role: 'PROJECT.MANAGER', state: 'pending' },
      ],
    });
    expect(termination_metadata?.user_roles).toMatchObject([
      { user_id: member.id, invitation_uuid: invitation?.id, invited_at: expect.any(String), is_restored: false },
      { user_id: away.id, invitation_uuid: null, invited_at: null },
    ]);
    await acceptUserInvitation(testContext(member), { uuid: invitation?.id ?? '' });
    expect(await database().userRole.count({ where: { user_id: member.id, is_active: true } })).toBe(1);
  });

  test('sends none while the one before is pending, and answers 0: that ends with the project, and holds again once it is recovered', async () => {
    const { asOwner, flags, member, uuid } = await make();
    await deleteProject(asOwner, { uuid });
    await recoverProject(asOwner, { uuid, ...flags });
    await deleteProject(asOwner, { uuid });
    const [invitation] = await invitationsOf(uuid);
    expect(invitation).toMatchObject({ state: 'canceled' });
    const accept = () => acceptUserInvitation(testContext(member), { uuid: invitation?.id ?? '' });
    await expect(accept()).rejects.toMatchObject({ code: 'moved_on' });
    expect(await rehearseRecovery(asOwner, { uuid, send_invitations_to_previous_members: true })).toMatchObject({
      will_return: [],
      will_not: [{ user_uuid: member.id, role: 'PROJECT.MANAGER', reason: 'invitation_pending', level: null }],
    });
    const { recovery_info } = await recoverProject(asOwner, { uuid, ...flags });
    expect(recovery_info).toEqual({ sent_invitations_count: 0, sent_invitations: [] });
    expect((await invitationsOf(uuid)).map(({ state }) => state)).toEqual(['pending']);
    const reopened = { project_id: uuid, event_type: 'user_invitation_updated' };
    expect(await database().event.count({ where: reopened })).toBe(1);
    const waiting = { user_id: member.id, action_type: 'invitation_waiting', status: 'open' };
    expect(await database().userAction.count({ where: waiting })).toBe(1);
    await accept();
    expect(await database().userRole.count({ where: { user_id: member.id, is_active: true } })).toBe(1);
  });

  test('leaves the one before canceled where nobody is invited, or where it would have expired since', async () => {
    const { asOwner, flags, owner, uuid } = await make();
    await deleteProject(asOwner, { uuid });
    await recoverProject(asOwner, { uuid, ...flags });
    await deleteProject(asOwner, { uuid });
    const later = testContext(owner, new Date(testNow.getTime() + 8 * 86_400_000));
    await expect(recoverProject(later, { uuid, ...flags })).rejects.toMatchObject({ code: 'validation_failed' });
    await recoverProject(asOwner, { uuid, ...flags, send_invitations_to_previous_members: false });
    expect((await invitationsOf(uuid)).map(({ state }) => state)).toEqual(['canceled']);
  });

  test('leaves the one before canceled once the project was moved', async () => {
    const { asOwner, flags, uuid } = await make();
    await deleteProject(asOwner, { uuid });
    await recoverProject(asOwner, { uuid, ...flags });
    await deleteProject(asOwner, { uuid });
    const { id: customer } = await makeCustomer();
    const staff = testContext(await makeUser({ is_staff: true }));
    await moveProject(staff, { uuid, customer, preserve_permissions: true });
    await expect(recoverProject(staff, { uuid, ...flags })).rejects.toMatchObject({ code: 'validation_failed' });
    await recoverProject(staff, { uuid, ...flags, send_invitations_to_previous_members: false });
    expect((await invitationsOf(uuid)).map(({ state }) => state)).toEqual(['canceled']);
  });

  test('sends none to who is invited and was added meanwhile, and says why', async () => {
    const { asOwner, flags, member, uuid } = await make();
    await deleteProject(asOwner, { uuid });
    await recoverProject(asOwner, { uuid, ...flags });
    await makeRole({ user_id: member.id, role: 'PROJECT_MANAGER', project_id: uuid });
    await deleteProject(asOwner, { uuid });
    const rehearsal = await rehearseRecovery(asOwner, { uuid, send_invitations_to_previous_members: true });
    expect(rehearsal.will_not).toMatchObject([{ user_uuid: member.id, reason: 'invitation_pending' }]);
    expect(await recoverProject(asOwner, { uuid, ...flags })).toMatchObject({
      recovery_info: { sent_invitations_count: 0 },
    });
  });

  test('refuses both flags at once, and a project of which no team was recorded', async () => {
    const { asOwner, flags, uuid } = await make();
    await database().userRole.deleteMany({ where: { project_id: uuid } });
    await deleteProject(asOwner, { uuid });
    await expect(recoverProject(asOwner, { uuid, ...flags })).rejects.toMatchObject({
      code: 'validation_failed',
      facts: {
        fields: { send_invitations_to_previous_members: ['No team was recorded when this project was deleted.'] },
      },
    });
  });
});

describe('an invitation', () => {
  test('keeps its secret nowhere: not in its row, not in the outbox, not in what staff read', async () => {
    const { uuid } = await make();
    await database().project.update({ where: { id: uuid }, data: { start_date: dayValue('2026-11-01') } });
    const { invitation } = await makeInvitation({ project_id: uuid, state: 'project' });
    await advanceProjects(testContext());
    const row = await database().invitation.findUniqueOrThrow({ where: { id: invitation.id } });
    const kept = JSON.stringify([
      row,
      await database().outboxMessage.findMany(),
      await database().auditEntry.findMany(),
    ]);
    expect(row.state).toBe('pending');
    expect(kept).not.toContain(linkSecret(row.link_id ?? ''));
  });

  test('says what became of its mail', async () => {
    const { uuid } = await make();
    const { invitation } = await makeInvitation({ project_id: uuid, state: 'project' });
    await advanceProjects(testContext());
    await fanOut(testContext());
    const stateAfter = async (state: string, last_error = '') => {
      await database().delivery.updateMany({
        where: { recipient: invitation.email },
        data: {
          state,
          last_error,
          next_attempt_at: state === 'queued' ? testNow : null,
          lease_id: state === 'sending' ? randomUUID() : null,
          lease_until: state === 'sending' ? testNow : null,
          sent_at: state === 'sent' ? testNow : null,
        },
      });
      const { error_message, execution_state } = await readAnyInvitation(testContext(), invitation.id);
      return [execution_state, error_message];
    };
    expect(await stateAfter('queued')).toEqual(['Scheduled', '']);
    expect(await stateAfter('sending')).toEqual(['Processing', '']);
    expect(await stateAfter('sent')).toEqual(['OK', '']);
    expect(await stateAfter('failed', '422: no such mailbox')).toEqual(['Erred', '422: no such mailbox']);
  });

  test('that is asked for says what became of the mails to its reviewers: one that was sent is enough', async () => {
    const { project } = await makeHeldProject('CUSTOMER_OWNER');
    const [manager, asker] = [await makeUser(), await makeUser()];
    await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
    await makeRole({ user_id: asker.id, role: 'PROJECT_MEMBER', project_id: project.id });
    const asked = { scope: project.id, role: 'PROJECT_MEMBER', email: `${uniqueName('new')}@example.org` };
    const texts = { full_name: '', extra_invitation_text: '' };
    const { uuid } = await createUserInvitation(testContext(asker), { ...asked, ...texts });
    await fanOut(testContext());
    const stateAndErrorAfter = async (where: object, state: string, last_error = '') => {
      await database().delivery.updateMany({ where, data: { state, last_error, next_attempt_at: null } });
      const { error_message, execution_state } = await readAnyInvitation(testContext(), uuid);
      return [execution_state, error_message];
    };
    expect(await stateAndErrorAfter({ recipient: 'nobody' }, 'failed')).toEqual(['Scheduled', '']);
    expect(await stateAndErrorAfter({ recipient: manager.email }, 'failed', '550: no')).toEqual(['Scheduled', '']);
    expect(await stateAndErrorAfter({}, 'failed', '550: no')).toEqual(['Erred', '550: no']);
    const sent = { state: 'sent', sent_at: testNow };
    await database().delivery.updateMany({ where: { recipient: manager.email }, data: sent });
    expect(await stateAndErrorAfter({ recipient: 'nobody' }, 'failed')).toEqual(['OK', '']);
  });

  test('whose time is over is written down as expired once, with an event', async () => {
    const { uuid } = await make();
    const { invitation } = await makeInvitation({ project_id: uuid, expires_at: testNow });
    expect([await endExpiredInvitations(testContext()), await endExpiredInvitations(testContext())]).toEqual([1, 0]);
    expect(await stateOf(invitation.id)).toBe('expired');
    expect(await database().event.count({ where: { project_id: uuid, event_type: 'user_invitation_expired' } })).toBe(
      1,
    );
  });
});
