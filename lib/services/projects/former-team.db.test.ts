import { beforeEach, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { rehearseRecovery } from '@/lib/services/projects/rehearse-recovery';
import { makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const at = async (instant: string) => testContext(await makeUser({ is_staff: true }), new Date(instant));
const DELETED = '2027-01-10T10:00:00Z';
const LATER = '2027-01-20T10:00:00Z';
let uuid = '';

beforeEach(async () => {
  uuid = (await makeProject()).id;
});

async function join(role = 'PROJECT_MEMBER', held: object = {}): Promise<string> {
  const { id } = await makeUser();
  await makeRole({ user_id: id, role, project_id: uuid, ...held });
  return id;
}

const remove = async () => deleteProject(await at(DELETED), { uuid });

/** Why a person is not given back their role, as the rehearsal says and recovering does. */
async function expectWithheld(userId: string, reason: string): Promise<void> {
  const back = await join();
  await remove();
  await withheld[reason]?.(userId);
  const flags = { restore_team_members: true, send_invitations_to_previous_members: false };
  const { will_not, will_return } = await rehearseRecovery(await at(LATER), { uuid, ...flags });
  expect(will_not.map((one) => [one.user_uuid, one.reason, one.level])).toEqual([[userId, reason, null]]);
  const { recovery_info } = await recoverProject(await at(LATER), { uuid, ...flags });
  expect([recovery_info?.restored_users, will_return.map(({ user_uuid }) => user_uuid)]).toEqual([will_return, [back]]);
}

/** What happens between the deletion and the recovery. */
const withheld: Record<string, (userId: string) => Promise<unknown>> = {
  deleted: (id) =>
    database().user.update({ where: { id }, data: { status: 'deleted', deleted_at: new Date(DELETED) } }),
  restored_before: (id) =>
    database().$executeRaw(sql`
    UPDATE project SET termination_metadata = jsonb_set(termination_metadata, '{user_roles}', (
      SELECT jsonb_agg(was || jsonb_build_object('is_restored', was ->> 'user_id' = ${id}))
      FROM jsonb_array_elements(termination_metadata -> 'user_roles') AS was))
    WHERE id = ${uuid}::uuid`),
};

test('a person who was deleted meanwhile gets no role back', async () => {
  await expectWithheld(await join(), 'deleted');
});

test('a role that has expired meanwhile is not given back', async () => {
  await expectWithheld(
    await join('PROJECT_MEMBER', { expiration_time: new Date('2027-01-15T00:00:00Z') }),
    'role_expired',
  );
});

test('a role that there is no more is not given back', async () => {
  const { id: role_id, name } = await database().role.create({
    data: { name: uniqueName('PROJECT_GUEST'), scope_type: 'project' },
  });
  const userId = await join(name);
  withheld['role_gone'] = async () => {
    await database().userRole.deleteMany({ where: { role_id } });
    await database().role.delete({ where: { id: role_id } });
  };
  await expectWithheld(userId, 'role_gone');
});

test('a role of the snapshot that was given back before is not given back again', async () => {
  await expectWithheld(await join(), 'restored_before');
});

test('a role that its holder has all the same is not given a second time', async () => {
  const [held, back] = [await join(), await join()];
  await remove();
  const { termination_metadata } = await database().project.findUniqueOrThrow({ where: { id: uuid } });
  await database().project.update({ where: { id: uuid }, data: { is_removed: false } });
  await makeRole({ user_id: held, role: 'PROJECT_MEMBER', project_id: uuid });
  await database().project.update({
    where: { id: uuid },
    data: { is_removed: true, termination_metadata: termination_metadata ?? {} },
  });
  const { will_not, will_return } = await rehearseRecovery(await at(LATER), { uuid, restore_team_members: true });
  expect(will_not).toMatchObject([{ user_uuid: held, reason: 'has_role', level: null }]);
  expect(will_return).toMatchObject([{ user_uuid: back }]);
});
