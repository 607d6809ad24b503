import { describe, expect, it } from 'vitest';
import { listEventsOperation, readEventOperation } from '@/lib/contracts/history/events';
import { deleteProjectOperation, recoverProjectOperation } from '@/lib/contracts/projects/ends';
import { readProjectOperation } from '@/lib/contracts/projects/projects';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const remove = () => here.call(deleteProjectOperation, 'staff');

type Snapshot = { terminated_at: string; user_roles: { user_id: string; user_username: string }[] };
type Deletion = { uuid: string; context: { termination_metadata: Snapshot | null } };

/** The deletions of the project in the event log, oldest first. */
async function deletionsFor(caller: ProjectCaller): Promise<Deletion[]> {
  const query = `?project_uuid=${here.projectId}&event_type=project_deletion_succeeded&o=created`;
  return (await here.call(listEventsOperation, caller, { query })).json();
}

const peopleIn = ({ context }: Deletion) => context.termination_metadata?.user_roles.map(({ user_id }) => user_id);
const snapshotOf = async () => {
  const { termination_metadata } = await here.stored();
  return termination_metadata;
};

describe('DELETE /api/projects/{uuid}/', () => {
  it.each(['blocked', 'archived'])('answers 204 in an organisation that is %s', async (how) => {
    const { id } = await makeProject({ customer_id: (await makeCustomer({ [how]: true })).id });
    const asked = { token: here.tokens.staff, params: { uuid: id } };
    expect((await callOperation(deleteProjectOperation, asked)).status).toBe(204);
    expect(await database().project.findUnique({ where: { id } })).toMatchObject({ is_removed: true });
  });

  it('writes the snapshot with the keys that other systems know, each id as text, and no role where nobody had one', async () => {
    const { ids, projectId: project_id } = here;
    const expiration_time = new Date(clock().getTime() + 86_400_000);
    await database().userRole.deleteMany({ where: { project_id } });
    const granted = { user_id: ids.member, created_by_id: ids.owner, expiration_time };
    const held = await makeRole({ role: 'PROJECT_ADMIN', project_id, ...granted });
    await remove();
    const { username } = await database().user.findUniqueOrThrow({ where: { id: ids.member } });
    const stored = await here.stored();
    const instant = (at: Date | null) => expect.stringContaining(at?.toISOString().slice(0, 19) ?? 'never');
    expect(stored.termination_metadata).toEqual({
      terminated_at: instant(stored.removed_at),
      terminated_by: ids.staff,
      user_roles: [
        {
          user_id: ids.member,
          user_username: username,
          role_id: held.role_id,
          role_name: 'PROJECT_ADMIN',
          created_by_id: ids.owner,
          original_created: instant(held.created),
          original_expiration_time: instant(expiration_time),
          is_restored: false,
          restored_at: null,
          restored_by: null,
          invitation_uuid: null,
          invited_at: null,
        },
      ],
    });
    await here.call(recoverProjectOperation, 'staff', { body: {} });
    await remove();
    expect(await snapshotOf()).toMatchObject({ terminated_by: ids.staff, user_roles: [] });
  });

  it('keeps roles of suspended people in the snapshot, and no expired ones', async () => {
    const [suspended, past] = [await makeUser({ status: 'suspended', suspended_at: clock() }), await makeUser()];
    const held = { role: 'PROJECT_ADMIN', project_id: here.projectId };
    await makeRole({ user_id: suspended.id, ...held });
    await makeRole({ user_id: past.id, ...held, expiration_time: new Date(clock().getTime() - 1) });
    await remove();
    expect(await snapshotOf()).toMatchObject({
      user_roles: [{ user_id: here.ids.manager }, { user_id: here.ids.member }, { user_id: suspended.id }],
    });
  });

  it('writes a new snapshot at a later deletion, and each stays in the event log as it was', async () => {
    await remove();
    const first = await snapshotOf();
    const body = { restore_team_members: true };
    await here.call(recoverProjectOperation, 'staff', { body });
    await database().userRole.updateMany({ where: { user_id: here.ids.manager }, data: { is_active: false } });
    await remove();
    expect(await snapshotOf()).toMatchObject({ user_roles: [{ user_id: here.ids.member, is_restored: false }] });
    const deletions = await deletionsFor('owner');
    expect(deletions.map(peopleIn)).toEqual([[here.ids.manager, here.ids.member], [here.ids.member]]);
    expect(deletions.map(({ context }) => context.termination_metadata)).toEqual([first, await snapshotOf()]);
  });
});

describe('the snapshot in the event of a deletion, and of its project', () => {
  it('is read by staff, support and who may create projects in the organisation, and is null for others', async () => {
    const supporter = await makeUser();
    await makeRole({ user_id: supporter.id, role: 'CUSTOMER_SUPPORT', customer_id: here.customerId });
    await remove();
    for (const caller of ['staff', 'support', 'owner', 'customerManager'] as const) {
      expect((await deletionsFor(caller)).map(peopleIn)).toEqual([[here.ids.manager, here.ids.member]]);
    }
    const token = await makeToken(supporter.id);
    const project = await callOperation(readProjectOperation, { token, params: { uuid: here.projectId } });
    expect([project.status, (await project.json()).termination_metadata]).toEqual([200, null]);
    const [seen] = await deletionsFor('member');
    expect(seen?.context).toMatchObject({ termination_metadata: null });
    const read = await here.call(readEventOperation, 'manager', { params: { uuid: seen?.uuid ?? '' } });
    expect((await read.json()).context).toMatchObject({ termination_metadata: null });
  });

  it('names people as they are called now', async () => {
    await remove();
    const { username } = await database().user.update({
      where: { id: here.ids.member },
      data: { username: `renamed-${here.ids.member}` },
    });
    const [seen] = await deletionsFor('staff');
    expect(seen?.context.termination_metadata?.user_roles[1]).toMatchObject({ user_username: username });
    const stored = await database().event.findMany({ where: { project_id: here.projectId } });
    expect(JSON.stringify(stored)).not.toContain('user_username');
  });
});
