import { beforeEach, describe, expect, it } from 'vitest';
import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { changeProjectMemberOperation, removeProjectMemberOperation } from '@/lib/contracts/members/members';
import {
  askToExtendRoleOperation,
  listUserRolesOperation,
  readUserRoleOperation,
} from '@/lib/contracts/members/user-roles';
import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { callOperation } from '@/lib/testing/call-operation';
import { makeRole } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';
import { hoursAhead, withMembers } from '@/lib/testing/with-members';
import { detailOf, type ProjectCaller, statusesOf } from '@/lib/testing/with-project';

const here = withMembers();
/** A role of the member that ends in five days. */
let roleId = '';

beforeEach(async () => {
  const held = { user_id: here.ids.member, role: 'PROJECT_ADMIN', project_id: here.projectId };
  roleId = (await makeRole({ ...held, expiration_time: new Date(hoursAhead(120)) })).id;
});

const call = (operation: Operation, caller: ProjectCaller | null, uuid = roleId) =>
  callOperation(operation, {
    ...(caller !== null && { token: here.tokens[caller] }),
    ...(operation.path.includes('{uuid}') && { params: { uuid } }),
  });
const ask = (caller: ProjectCaller | null = 'member', uuid = roleId) => call(askToExtendRoleOperation, caller, uuid);
const mailsOf = () =>
  database().delivery.findMany({ where: { kind: 'role_extension_request', message: { subject_id: roleId } } });

describe('GET /api/user-roles/', () => {
  it('answers 200 with the live roles of the caller, what they let them do and where from, those that end first', async () => {
    const answer = await call(listUserRolesOperation, 'member');
    const { name } = await here.stored();
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        {
          uuid: roleId,
          role_name: 'PROJECT.ADMIN',
          scope_type: 'project',
          scope_uuid: here.projectId,
          scope_name: name,
        },
        {
          role_name: 'PROJECT.MEMBER',
          permissions: ['ORDER.CREATE'],
          expiration_time: null,
          customer_uuid: here.customerId,
        },
      ],
    ]);
    await database().userRole.update({ where: { id: roleId }, data: { expiration_time: new Date(hoursAhead(-1)) } });
    expect(await (await call(listUserRolesOperation, 'member')).json()).toHaveLength(1);
  });

  it('answers 400 to another parameter and 401 without a token', async () => {
    expect((await callOperation(listUserRolesOperation, { token: here.tokens.member, query: '?q=x' })).status).toBe(
      400,
    );
    expect((await call(listUserRolesOperation, null)).status).toBe(401);
  });
});

describe('GET /api/user-roles/{uuid}/', () => {
  it('answers 200 with the role to its holder', async () => {
    const answer = await call(readUserRoleOperation, 'member');
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid: roleId, extension_asked_at: null }]);
  });

  it('answers 401 without a token, and 404 to others, staff included', async () => {
    expect((await call(readUserRoleOperation, null)).status).toBe(401);
    expect((await call(readUserRoleOperation, 'staff')).status).toBe(404);
  });
});

describe('POST /api/user-roles/{uuid}/ask_to_extend/', () => {
  it('answers 200, and tells everyone who may change that role, and nobody else', async () => {
    const answer = await ask();
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { uuid: roleId, extension_asked_at: expect.any(String) },
    ]);
    await deliver(testContext(undefined, new Date()));
    const recipients = (await mailsOf()).map(({ user_id }) => user_id);
    expect(new Set(recipients)).toEqual(new Set([here.ids.manager, here.ids.owner]));
    expect(recipients).toHaveLength(2);
  });

  it('answers 200, and tells staff where nobody else may change the role', async () => {
    const { id } = await makeRole({
      user_id: here.ids.owner,
      role: 'PROJECT_MANAGER',
      project_id: here.projectId,
      expiration_time: new Date(hoursAhead(48)),
    });
    roleId = id;
    expect((await ask('owner')).status).toBe(200);
    await deliver(testContext(undefined, new Date()));
    const mails = await mailsOf();
    expect(mails.map(({ user_id }) => user_id)).toContain(here.ids.staff);
    expect(mails.map(({ user_id }) => user_id)).not.toContain(here.ids.manager);
    expect(mails.map(({ user_id }) => user_id)).not.toContain(here.ids.owner);
  });

  it('answers 200, and what waits is withdrawn from who loses the project, and from all when the role ends', async () => {
    await ask();
    await deliver(testContext(undefined, new Date()));
    await database().delivery.updateMany({
      where: { kind: 'role_extension_request', message: { subject_id: roleId } },
      data: { state: 'queued', sent_at: null, next_attempt_at: new Date(hoursAhead(8)) },
    });
    const states = async () => new Map((await mailsOf()).map(({ reason, user_id }) => [user_id, reason]));
    await here.inPlace(removeProjectMemberOperation, 'owner', { user: here.ids.manager, role: 'PROJECT.MANAGER' });
    expect([(await states()).get(here.ids.manager), (await states()).get(here.ids.owner)]).toEqual([
      'access_lost',
      null,
    ]);
    await here.inPlace(removeProjectMemberOperation, 'owner', { user: here.ids.member, role: 'PROJECT.ADMIN' });
    expect((await states()).get(here.ids.owner)).toBe('access_lost');
  });

  it('answers 400 to a body, 401 without a token, and 404 to who does not hold the role, or not any more', async () => {
    const asked = { token: here.tokens.member, params: { uuid: roleId }, body: { why: 'x' } };
    expect((await callOperation(askToExtendRoleOperation, asked)).status).toBe(400);
    expect((await ask(null)).status).toBe(401);
    expect((await ask('manager')).status).toBe(404);
    await database().userRole.update({ where: { id: roleId }, data: { expiration_time: new Date(hoursAhead(-1)) } });
    expect((await ask()).status).toBe(404);
  });

  it('answers 200 once and 409 to the others of five at once, and 200 again after 24 hours', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect(statusesOf(answers)).toEqual([200, 409, 409, 409, 409]);
    expect(await detailOf(await ask())).toEqual([409, 'You asked less than 24 hours ago.']);
    await database().userRole.update({
      where: { id: roleId },
      data: { extension_asked_at: new Date(hoursAhead(-24.1)) },
    });
    expect((await ask()).status).toBe(200);
  });

  it('answers 422 where no role is extended: in a blocked organisation and an ended project, and nobody is told', async () => {
    await here.setEnd('2026-03-01');
    expect(await detailOf(await ask())).toEqual([422, 'This project ended on 1 March 2026.']);
    const block = (blocked: boolean) =>
      database().customer.update({ where: { id: here.customerId }, data: { blocked } });
    await block(true);
    expect(await detailOf(await ask())).toEqual([422, 'This organisation is blocked.']);
    await block(false);
    expect(
      await database().outboxMessage.count({ where: { kind: 'role_extension_request', subject_id: roleId } }),
    ).toBe(0);
  });

  it('answers 422 for a role that is held for good', async () => {
    const [held] = await here.rolesOf(here.ids.manager);
    expect((await ask('manager', held?.id)).status).toBe(422);
  });
});

describe('role_expiring', () => {
  const actions = async () => {
    const answer = await callOperation(listUserActionsOperation, {
      token: here.tokens.member,
      query: '?action_type=role_expiring',
    });
    return answer.json();
  };

  it('is there in the commit that gives the role an end, words it for its holder, and goes with the end', async () => {
    await here.inPlace(changeProjectMemberOperation, 'owner', {
      user: here.ids.member,
      role: 'PROJECT.ADMIN',
      expiration_time: hoursAhead(48),
    });
    const { name } = await here.stored();
    expect(await actions()).toMatchObject([
      {
        title: `Your role ends: Project admin in ${name}`,
        description: expect.stringMatching(/^It ends in 2 days, on \d+ \w+ \d{4}, \d\d:\d\d\.$/),
        urgency: 'medium',
        route_name: 'role-details',
        route_params: { role_uuid: roleId },
        corrective_actions: [{ key: 'view_role' }, { key: 'ask_to_extend' }],
      },
    ]);
    await here.inPlace(changeProjectMemberOperation, 'owner', {
      user: here.ids.member,
      role: 'PROJECT.ADMIN',
      expiration_time: null,
    });
    expect(await actions()).toEqual([]);
  });

  it('offers to ask for more time only where a role may be extended', async () => {
    await here.inPlace(changeProjectMemberOperation, 'owner', {
      user: here.ids.member,
      role: 'PROJECT.ADMIN',
      expiration_time: hoursAhead(48),
    });
    const block = (blocked: boolean) =>
      database().customer.update({ where: { id: here.customerId }, data: { blocked } });
    await block(true);
    expect(await actions()).toMatchObject([{ corrective_actions: [{ key: 'view_role' }] }]);
    await block(false);
    await here.setEnd('2026-03-01');
    expect(await actions()).toMatchObject([{ corrective_actions: [{ key: 'view_role' }] }]);
    await here.setEnd(null);
    expect((await ask()).status).toBe(200);
    expect(await actions()).toMatchObject([{ corrective_actions: [{ key: 'view_role' }] }]);
  });

  it('is hidden from the instant at which the role expires, without any job', async () => {
    await here.inPlace(changeProjectMemberOperation, 'owner', {
      user: here.ids.member,
      role: 'PROJECT.ADMIN',
      expiration_time: hoursAhead(1),
    });
    expect(await actions()).toHaveLength(1);
    await database().userRole.update({ where: { id: roleId }, data: { expiration_time: new Date() } });
    expect(await actions()).toEqual([]);
  });
});
