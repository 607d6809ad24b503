import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { changeProjectMember } from '@/lib/services/members/change-project-member';
import { changeProject } from '@/lib/services/projects/change-project';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { moveProject } from '@/lib/services/projects/move-project';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { rehearseRecovery } from '@/lib/services/projects/rehearse-recovery';
import { makeCustomer, makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

let customerId = '';
let projectId = '';
/** Their names: in the university, in the laboratory, in neither, and no person at all. */
const team = { ann: '', ben: '', eve: '', robot: '' };

beforeEach(async () => {
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
  const tag = uniqueName('t');
  const join = async (email: string, is_service_account = false) => {
    const { id, username } = await makeUser({ email: `${tag}.${email}`, is_service_account });
    await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id: projectId });
    return username;
  };
  team.ann = await join('ann@university.edu');
  team.ben = await join('ben@lab.org');
  team.eve = await join('eve@university.edu.evil.com');
  team.robot = await join('robot@elsewhere.net', true);
});

const anyVersion = { requireVersion: () => undefined };
const staff = async () => testContext(await makeUser({ is_staff: true }));
const names = (people: readonly { username: string }[]) => people.map(({ username }) => username).toSorted();
const liveRoles = async () => {
  const held = await database().userRole.findMany({
    where: { project_id: projectId, is_active: true },
    include: { user: true },
  });
  return names(held.map(({ user }) => user));
};

async function deleteAndRestrict(): Promise<void> {
  await deleteProject(await staff(), { uuid: projectId });
  const patterns = ['.*@university\\.edu', '.*@lab\\.org'];
  await database().customer.update({ where: { id: customerId }, data: { user_email_patterns: patterns } });
  const data = { user_email_patterns: ['.*@university\\.edu', '(broken'] };
  await database().project.update({ where: { id: projectId }, data });
}

test('recovery restores whom all levels let in, service accounts too, and nobody else', async () => {
  await deleteAndRestrict();
  const { recovery_info } = await recoverProject(await staff(), {
    uuid: projectId,
    restore_team_members: true,
    send_invitations_to_previous_members: false,
  });
  expect(names(recovery_info?.restored_users ?? [])).toEqual([team.ann, team.robot].toSorted());
  expect(await liveRoles()).toEqual([team.ann, team.robot].toSorted());
});

test('the rehearsal announces what recovery does, with the level that keeps each of the others out, and writes nothing', async () => {
  await deleteAndRestrict();
  const { will_not, will_return } = await rehearseRecovery(await staff(), {
    uuid: projectId,
    restore_team_members: true,
  });
  expect(names(will_return)).toEqual([team.ann, team.robot].toSorted());
  const kept = will_not.map(({ level, reason, username }) => [username, reason, level]);
  expect(kept).toEqual([
    [team.ben, 'restricted', 'project'],
    [team.eve, 'restricted', 'customer'],
  ]);
  expect(await liveRoles()).toEqual([]);
});

test('moving with its roles keeps those whom the new customer lets in and revokes the others, which it names', async () => {
  const customer = (await makeCustomer({ user_email_patterns: ['.*@lab\\.org'] })).id;
  const data = { user_email_patterns: ['nobody@nowhere\\.org'] };
  await database().project.update({ where: { id: projectId }, data });
  const moved = await moveProject(await staff(), { uuid: projectId, customer, preserve_permissions: true });
  expect(names(moved.revoked_users)).toEqual([team.ann, team.eve].toSorted());
  expect(await liveRoles()).toEqual([team.ben, team.robot].toSorted());
  const revoked = await database().event.findMany({ where: { project_id: projectId, event_type: 'role_revoked' } });
  expect(revoked.map(({ context }) => context)).toMatchObject([
    { reason: 'project_moved' },
    { reason: 'project_moved' },
  ]);
});

test('changing a list removes nobody, of the customer or of the project', async () => {
  const user_email_patterns = ['nobody@nowhere\\.org'];
  await changeCustomer(await staff(), { uuid: customerId, user_email_patterns }, anyVersion);
  await changeProject(await staff(), { uuid: projectId, user_email_patterns }, anyVersion);
  expect(await liveRoles()).toEqual(Object.values(team).toSorted());
});

test('a person who changes later, or whose role gets another expiry, is not checked', async () => {
  const user_email_patterns = ['.*@university\\.edu'];
  await changeProject(await staff(), { uuid: projectId, user_email_patterns }, anyVersion);
  const { id } = await database().user.findUniqueOrThrow({ where: { username: team.ann } });
  await database().user.update({ where: { id }, data: { email: `${team.ann}@elsewhere.net` } });
  const expiration_time = new Date('2090-01-01T00:00:00Z').toISOString();
  await changeProjectMember(await staff(), { uuid: projectId, user: id, role: 'PROJECT_MEMBER', expiration_time });
  expect(await liveRoles()).toEqual(Object.values(team).toSorted());
});

test('moving into a customer without restrictions keeps every role', async () => {
  const customer = (await makeCustomer()).id;
  const moved = await moveProject(await staff(), { uuid: projectId, customer, preserve_permissions: true });
  expect(moved.revoked_users).toEqual([]);
  expect(await liveRoles()).toHaveLength(4);
});
