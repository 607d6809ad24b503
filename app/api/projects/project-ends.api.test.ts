import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import {
  acceptProjectEndOperation,
  deleteProjectOperation,
  hardDeleteProjectOperation,
  moveProjectOperation,
  recoverProjectOperation,
  rehearseRecoveryOperation,
  undoAcceptProjectEndOperation,
} from '@/lib/contracts/project-ends';
import { clock } from '@/lib/core/clock';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  dayValue,
  makeCustomer,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeToken,
  makeUser,
} from '@/lib/testing/make';

const today = dayOf(clock(), 'UTC');
const inDays = (days: number) => addDays(today, days);

let customerId = '';
let projectId = '';
let member: Awaited<ReturnType<typeof makeUser>>;
const tokens = { owner: '', member: '', staff: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  customerId = (await makeCustomer()).id;
  const owner = await makeUser();
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  tokens.owner = await makeToken(owner.id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

beforeEach(async () => {
  projectId = (await makeProject({ customer_id: customerId })).id;
  member = await makeUser();
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: projectId });
  tokens.member = await makeToken(member.id);
});

type Asked = { body?: object; query?: string };
const call = (operation: Operation, caller: Caller | null, asked: Asked = {}) =>
  callOperation(operation, {
    ...(caller !== null && { token: tokens[caller] }),
    params: { uuid: projectId },
    ...asked,
  });
const remove = (caller: Caller | null = 'owner') => call(deleteProjectOperation, caller);
const recover = (body: object = {}, caller: Caller | null = 'owner') => call(recoverProjectOperation, caller, { body });
const rehearse = (query = '', caller: Caller | null = 'owner') => call(rehearseRecoveryOperation, caller, { query });
const accept = (caller: Caller | null = 'owner') => call(acceptProjectEndOperation, caller);
const undo = (caller: Caller | null = 'owner') => call(undoAcceptProjectEndOperation, caller);
const removeForGood = (body: object, caller: Caller | null = 'staff') =>
  call(hardDeleteProjectOperation, caller, { body });
const move = (body: object, caller: Caller | null = 'staff') => call(moveProjectOperation, caller, { body });
const stored = () => database().project.findUniqueOrThrow({ where: { id: projectId } });
const liveRoles = () => database().userRole.count({ where: { project_id: projectId, is_active: true } });
const setEnd = (end_date: string | null) =>
  database().project.update({
    where: { id: projectId },
    data: { end_date: end_date === null ? null : dayValue(end_date) },
  });
const detailOf = async (answer: Response) => [answer.status, (await answer.json()).detail];

describe('DELETE /api/projects/{uuid}/', () => {
  it('answers 204: roles are kept in a snapshot and revoked, what is pending is canceled', async () => {
    const order = await makeOrder({ project_id: projectId, state: 'PENDING_PROVIDER' });
    await database().endDateChangeRequest.create({
      data: {
        project_id: projectId,
        requested_end_date: dayValue(inDays(9)),
        created_by_id: member.id,
        created: clock(),
      },
    });
    expect((await remove()).status).toBe(204);
    expect(await stored()).toMatchObject({
      is_removed: true,
      termination_metadata: { user_roles: [{ user_id: member.id, role_name: 'PROJECT_MEMBER' }] },
    });
    expect(await liveRoles()).toBe(0);
    expect((await database().order.findUniqueOrThrow({ where: { id: order.id } })).state).toBe('CANCELED');
    expect(await database().endDateChangeRequest.count({ where: { project_id: projectId, state: 'canceled' } })).toBe(
      1,
    );
    const events = await database().event.findMany({ where: { project_id: projectId }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type }) => event_type)).toEqual(['role_revoked', 'project_deletion_succeeded']);
  });

  it('answers 401 without a token, 403 to members, and 404 to strangers', async () => {
    expect((await remove(null)).status).toBe(401);
    expect((await remove('member')).status).toBe(403);
    expect((await remove('stranger')).status).toBe(404);
  });

  it('answers 409 naming the resources that are left, and when it is deleted already', async () => {
    const { id } = await makeResource({ project_id: projectId, name: 'Disk' });
    expect(await detailOf(await remove())).toEqual([409, 'Terminate its resources first: Disk (ok).']);
    await database().resource.update({ where: { id }, data: { state: 'TERMINATED' } });
    const answers = await Promise.all([remove(), remove()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  });
});

describe('POST /api/projects/{uuid}/accept_end/', () => {
  it('answers 200 with who accepted it and when', async () => {
    await setEnd(inDays(9));
    const answer = await accept();
    expect([answer.status, (await answer.json()).end_accepted_at]).toEqual([200, expect.any(String)]);
  });

  it('answers 401, 403 to members, 404 to strangers, 409 when it was accepted, and 422 without an end date', async () => {
    expect((await accept(null)).status).toBe(401);
    expect((await accept('member')).status).toBe(403);
    expect((await accept('stranger')).status).toBe(404);
    expect((await accept()).status).toBe(422);
    await setEnd(inDays(9));
    expect([(await accept()).status, (await accept()).status]).toEqual([200, 409]);
  });
});

describe('POST /api/projects/{uuid}/undo_accept_end/', () => {
  it('answers 200, and 409 when it is not accepted', async () => {
    await setEnd(inDays(9));
    await accept();
    expect((await (await undo()).json()).end_accepted_at).toBeNull();
    expect((await undo()).status).toBe(409);
  });

  it('answers 401 without a token, 403 to members, and 404 to strangers', async () => {
    expect((await undo(null)).status).toBe(401);
    expect((await undo('member')).status).toBe(403);
    expect((await undo('stranger')).status).toBe(404);
  });
});

describe('POST /api/projects/{uuid}/recover/', () => {
  it('answers 200 with a project that works again, without its team', async () => {
    await remove();
    const answer = await recover();
    const found = await answer.json();
    expect([answer.status, found]).toMatchObject([
      200,
      { state: 'active', is_removed: false, recovered_by_uuid: expect.any(String) },
    ]);
    expect(found).not.toHaveProperty('recovery_info');
    expect(await liveRoles()).toBe(0);
  });

  it('answers 200 with the roles that staff gave back, once, with their former expiry', async () => {
    const expiration_time = new Date(clock().getTime() + 86_400_000);
    const leaver = await makeUser();
    await makeRole({ user_id: leaver.id, role: 'PROJECT_ADMIN', project_id: projectId, expiration_time });
    const suspended = await makeUser();
    await makeRole({ user_id: suspended.id, role: 'PROJECT_ADMIN', project_id: projectId });
    await remove();
    await database().user.update({ where: { id: suspended.id }, data: { status: 'suspended', suspended_at: clock() } });
    const rehearsal = await (await rehearse('?restore_team_members=true', 'staff')).json();
    const { recovery_info } = await (await recover({ restore_team_members: true }, 'staff')).json();
    expect(recovery_info).toEqual({ restored_users_count: 2, restored_users: rehearsal.will_return });
    expect(rehearsal.will_not).toMatchObject([{ user_uuid: suspended.id, reason: 'inactive', level: null }]);
    expect(
      await database().userRole.findFirst({ where: { user_id: leaver.id, project_id: projectId, is_active: true } }),
    ).toMatchObject({ expiration_time });
    expect((await stored()).termination_metadata).toMatchObject({
      user_roles: [{ is_restored: true }, { is_restored: true }, { is_restored: false }],
    });
  });

  it('answers 200 with a numbered slug where its own was taken meanwhile', async () => {
    const { name, slug } = await stored();
    await remove();
    await makeProject({ customer_id: customerId, name });
    expect((await (await recover()).json()).slug).toBe(`${slug}-2`);
  });

  it('answers 400 to a date in the past, to invitations, and to a team where none was recorded', async () => {
    await database().userRole.deleteMany({ where: { project_id: projectId } });
    await remove();
    expect((await recover({ end_date: inDays(-1) })).status).toBe(400);
    expect((await recover({ send_invitations_to_previous_members: true })).status).toBe(400);
    expect((await recover({ restore_team_members: true }, 'staff')).status).toBe(400);
  });

  it('answers 401 without a token, 403 to owners who restore the team, and 404 to strangers', async () => {
    await remove();
    expect((await recover({}, null)).status).toBe(401);
    expect((await recover({ restore_team_members: true })).status).toBe(403);
    expect((await recover({}, 'member')).status).toBe(403);
    expect((await recover({}, 'stranger')).status).toBe(404);
  });

  it('answers 409 when it is not deleted, and to all but one of several at once', async () => {
    expect(await detailOf(await recover())).toEqual([409, 'This project is not deleted.']);
    await remove();
    const answers = await Promise.all([recover(), recover(), recover()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it('answers 422 when it would have ended, and 200 with a later end date or none', async () => {
    await remove();
    await setEnd('2026-03-01');
    expect(await detailOf(await recover())).toEqual([
      422,
      'This project ended on 1 March 2026. Give it a later end date.',
    ]);
    expect((await stored()).is_removed).toBe(true);
    expect((await (await rehearse()).json()).needs_end_date).toBe(true);
    expect((await (await recover({ end_date: null })).json()).state).toBe('active');
  });
});

describe('GET /api/projects/{uuid}/recovery_rehearsal/', () => {
  it('answers 200 and writes nothing', async () => {
    await remove();
    const before = await stored();
    const answer = await rehearse();
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { will_return: [], will_not: [], needs_end_date: false, slug: before.slug, quotas: [] },
    ]);
    expect(await stored()).toEqual(before);
  });

  it('answers 400, 401, 403, 404, 409 and 422 as recovering does', async () => {
    expect((await rehearse()).status).toBe(409);
    await remove();
    expect((await rehearse('?end_date=2020-01-01')).status).toBe(400);
    expect((await rehearse('', null)).status).toBe(401);
    expect((await rehearse('', 'member')).status).toBe(403);
    expect((await rehearse('', 'stranger')).status).toBe(404);
    const blocked = await makeProject({
      customer_id: (await makeCustomer({ blocked: true })).id,
      is_removed: true,
      removed_at: clock(),
    });
    expect(
      (await callOperation(rehearseRecoveryOperation, { token: tokens.staff, params: { uuid: blocked.id } })).status,
    ).toBe(422);
  });
});

describe('POST /api/projects/{uuid}/hard_delete/', () => {
  it('answers 204: it is gone with all that is in it, and its events stay', async () => {
    const resource = await makeResource({ project_id: projectId, state: 'TERMINATED' });
    await makeOrder({ project_id: projectId, resource_id: resource.id, state: 'DONE' });
    await remove();
    expect((await removeForGood({ confirm_name: (await stored()).name })).status).toBe(204);
    expect(await database().project.count({ where: { id: projectId } })).toBe(0);
    expect(await database().resource.count({ where: { project_id: projectId } })).toBe(0);
    expect(
      await database().event.count({ where: { project_id: projectId, event_type: 'project_hard_deletion_succeeded' } }),
    ).toBe(1);
  });

  it('answers 400 to another name, 401, 403 to owners, 404 to an unknown one, and 409 when it is not deleted', async () => {
    const { name: confirm_name } = await stored();
    expect((await removeForGood({ confirm_name })).status).toBe(409);
    await remove();
    expect((await removeForGood({ confirm_name: 'Another' })).status).toBe(400);
    expect((await removeForGood({ confirm_name }, null)).status).toBe(401);
    expect((await removeForGood({ confirm_name }, 'owner')).status).toBe(403);
    await removeForGood({ confirm_name });
    expect((await removeForGood({ confirm_name })).status).toBe(404);
  });
});

describe('POST /api/projects/{uuid}/move_project/', () => {
  it('answers 200 with the project in the other organisation, and whose roles were revoked', async () => {
    const customer = (await makeCustomer()).id;
    const answer = await move({ customer, preserve_permissions: false });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        customer_uuid: customer,
        revoked_users: [{ user_uuid: member.id, username: member.username, role: 'PROJECT.MEMBER' }],
      },
    ]);
    const told = await database().event.findMany({
      where: { project_id: projectId, event_type: 'project_update_succeeded' },
    });
    expect(told.map(({ customer_id }) => customer_id).toSorted()).toEqual([customer, customerId].toSorted());
    expect((await remove()).status).toBe(404);
  });

  it('answers 200 and keeps the roles where it says so', async () => {
    await move({ customer: (await makeCustomer()).id, preserve_permissions: true });
    expect(await liveRoles()).toBe(1);
  });

  it('answers 400 to the present organisation or none, 401, 403 to owners, 404, and 422 to one that is blocked', async () => {
    const to = (customer: string, caller: Caller | null = 'staff') =>
      move({ customer, preserve_permissions: true }, caller);
    expect((await to(customerId)).status).toBe(400);
    expect((await to(projectId)).status).toBe(400);
    const blocked = (await makeCustomer({ blocked: true })).id;
    expect((await to(blocked)).status).toBe(422);
    expect((await to(blocked, null)).status).toBe(401);
    expect((await to(blocked, 'owner')).status).toBe(403);
    projectId = customerId;
    expect((await to(blocked)).status).toBe(404);
  });
});
