import { describe, expect, it } from 'vitest';
import { listUserActionsOperation, summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import { listUserInvitationsOperation } from '@/lib/contracts/members/invitations';
import {
  changeCustomerMemberOperation,
  changeProjectMemberOperation,
  removeCustomerMemberOperation,
  removeProjectMemberOperation,
} from '@/lib/contracts/members/members';
import { listPermissionRequestsOperation } from '@/lib/contracts/members/permission-requests';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { refreshAll } from '@/lib/testing/make-sample-marketplace';
import { hoursAhead, withMembers } from '@/lib/testing/with-members';
import { detailOf, type ProjectCaller, statusesOf } from '@/lib/testing/with-project';

const here = withMembers();
const until = (
  user: string,
  expiration_time: string | null,
  caller: ProjectCaller | null = 'owner',
  role = 'PROJECT.MEMBER',
) => here.inPlace(changeProjectMemberOperation, caller, { user, role, expiration_time });
const remove = (user: string, caller: ProjectCaller | null = 'owner', role = 'PROJECT.MEMBER') =>
  here.inPlace(removeProjectMemberOperation, caller, { user, role });
const untilInCustomer = (
  user: string,
  expiration_time: string | null,
  caller: ProjectCaller | null,
  role = 'CUSTOMER.OWNER',
) => here.inPlace(changeCustomerMemberOperation, caller, { user, role, expiration_time });
const removeFromCustomer = (user: string, caller: ProjectCaller | null = 'owner', role = 'CUSTOMER.OWNER') =>
  here.inPlace(removeCustomerMemberOperation, caller, { user, role });
const needsOwner = [409, 'An organisation needs an owner.'];

/** An organisation with so many owners, who have tokens. */
async function makeOwned(owners: number) {
  const { id } = await makeCustomer();
  const people = await Promise.all(Array.from({ length: owners }, () => makeUser()));
  await Promise.all(people.map((one) => makeRole({ user_id: one.id, role: 'CUSTOMER_OWNER', customer_id: id })));
  return { id, people, tokens: await Promise.all(people.map((one) => makeToken(one.id))) };
}

describe('POST /api/projects/{uuid}/update_user/', () => {
  it('answers 200 with the new expiry, tells the person and writes the event', async () => {
    const expiration_time = hoursAhead(24);
    const answer = await until(here.ids.member, expiration_time);
    expect([answer.status, await answer.json()]).toEqual([200, { expiration_time }]);
    expect(await here.rolesOf(here.ids.member)).toMatchObject([{ expiration_time: new Date(expiration_time) }]);
    expect(await here.eventsAbout(here.ids.member)).toMatchObject([{ event_type: 'role_updated' }]);
    expect(await here.messagesTo(here.ids.member)).toMatchObject([
      { payload: { facts: { change: 'changed', expires_at: expiration_time } } },
    ]);
    expect((await until(here.ids.member, null)).status).toBe(200);
    expect(await here.rolesOf(here.ids.member)).toMatchObject([{ expiration_time: null }]);
  });

  it('answers 200 without an event where the expiry is so already', async () => {
    expect((await until(here.ids.member, null)).status).toBe(200);
    expect(await here.eventsAbout(here.ids.member)).toEqual([]);
  });

  it('answers 400 to an expiry that is not ahead, and to a role of organisations', async () => {
    expect((await until(here.ids.member, hoursAhead(-1))).status).toBe(400);
    expect((await until(here.ids.member, null, 'owner', 'CUSTOMER.OWNER')).status).toBe(400);
  });

  it('answers 401 without a token, 403 without the permission, and to a manager about managers', async () => {
    expect((await until(here.ids.member, null, null)).status).toBe(401);
    expect((await until(here.ids.member, null, 'member')).status).toBe(403);
    expect((await until(here.ids.manager, hoursAhead(1), 'manager', 'PROJECT.MANAGER')).status).toBe(403);
    expect((await until(here.ids.member, hoursAhead(1), 'manager')).status).toBe(200);
  });

  it('answers 403 to who prolongs a role of their own, but 200 where they shorten it, and 200 to staff', async () => {
    const own = await makeRole({ user_id: here.ids.owner, role: 'PROJECT_MEMBER', project_id: here.projectId });
    const first = hoursAhead(24);
    expect((await until(here.ids.owner, first)).status).toBe(200);
    expect((await until(here.ids.owner, hoursAhead(48))).status).toBe(403);
    expect((await until(here.ids.owner, null)).status).toBe(403);
    expect((await until(here.ids.owner, hoursAhead(12))).status).toBe(200);
    await makeRole({
      user_id: here.ids.staff,
      role: 'PROJECT_MEMBER',
      project_id: here.projectId,
      expiration_time: new Date(first),
    });
    expect((await until(here.ids.staff, null, 'staff')).status).toBe(200);
    await database().userRole.delete({ where: { id: own.id } });
  });

  it('answers 404 for a role that is not live there, and to who does not read the project', async () => {
    expect((await until(here.ids.stranger, null)).status).toBe(404);
    const user_id = await here.newcomer();
    await makeRole({
      user_id,
      role: 'PROJECT_MEMBER',
      project_id: here.projectId,
      expiration_time: new Date(Date.now() - 1),
    });
    expect((await until(user_id, hoursAhead(1))).status).toBe(404);
    expect((await remove(user_id)).status).toBe(404);
    expect((await until(here.ids.member, null, 'stranger')).status).toBe(404);
  });

  it('answers 409 in a deleted project', async () => {
    expect((await here.call(deleteProjectOperation, 'owner')).status).toBe(204);
    expect((await until(here.ids.member, hoursAhead(1))).status).toBe(409);
  });

  it('answers 422 in a project that has expired', async () => {
    await here.setEnd('2026-03-01');
    expect(await detailOf(await until(here.ids.member, hoursAhead(1)))).toEqual([
      422,
      'This project ended on 1 March 2026.',
    ]);
  });
});

describe('POST /api/projects/{uuid}/delete_user/', () => {
  it('answers 200 with nothing, and the actions, their count and the lists that the role let them see are gone in the same commit', async () => {
    const link = await makeGroupInvitation({ project_id: here.projectId, now: new Date() });
    await makePermissionRequest(link.id, here.ids.stranger, { created: new Date() });
    await makeInvitation({ project_id: here.projectId, now: new Date() });
    await refreshAll(new Date());
    const seen = async () => {
      const lists = [
        listUserActionsOperation,
        listProjectsOperation,
        listUserInvitationsOperation,
        listPermissionRequestsOperation,
      ];
      const answers = await Promise.all(lists.map((list) => here.call(list, 'manager')));
      const { total } = await (await here.call(summariseUserActionsOperation, 'manager')).json();
      return [total, ...(await Promise.all(answers.map(async (answer) => (await answer.json()).length)))];
    };
    const open = () => database().userAction.count({ where: { user_id: here.ids.manager, status: 'open' } });
    expect([await open(), await seen()]).toEqual([1, [1, 1, 1, 1, 1]]);
    expect((await remove(here.ids.manager, 'owner', 'PROJECT.MANAGER')).status).toBe(200);
    expect([await open(), await seen()]).toEqual([0, [0, 0, 0, 0, 0]]);
  });

  it('answers 200 and tells the person, who does not read the project any more', async () => {
    const answer = await remove(here.ids.member, 'manager');
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    expect(await here.rolesOf(here.ids.member)).toMatchObject([{ is_active: false, revoked_at: expect.any(Date) }]);
    expect(await here.eventsAbout(here.ids.member)).toMatchObject([
      { event_type: 'role_revoked', user_id: here.ids.manager, context: { reason: 'removed' } },
    ]);
    expect(await here.messagesTo(here.ids.member)).toMatchObject([{ payload: { facts: { change: 'revoked' } } }]);
    expect((await remove(here.ids.member, 'member')).status).toBe(404);
  });

  it('answers 200 whatever is sent as its expiry, which is not looked at', async () => {
    for (const expiration_time of ['never', 5, hoursAhead(-1)]) {
      const user = await here.newcomer();
      await makeRole({ user_id: user, role: 'PROJECT_MEMBER', project_id: here.projectId });
      const body = { user, role: 'PROJECT.MEMBER', expiration_time };
      expect((await here.inPlace(removeProjectMemberOperation, 'owner', body)).status).toBe(200);
    }
  });

  it('answers 200 once and 404 to the others of five who take the same role at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => remove(here.ids.member)));
    expect(statusesOf(answers)).toEqual([200, 404, 404, 404, 404]);
    expect(await here.eventsAbout(here.ids.member)).toHaveLength(1);
  });

  it('answers 400 to an unknown role, 401 without a token, 403 without the permission or about managers, 404 otherwise', async () => {
    expect((await remove(here.ids.member, 'owner', 'NO.ROLE')).status).toBe(400);
    expect((await remove(here.ids.member, null)).status).toBe(401);
    expect((await remove(here.ids.member, 'member')).status).toBe(403);
    expect((await remove(here.ids.manager, 'manager', 'PROJECT.MANAGER')).status).toBe(403);
    expect((await remove(here.ids.stranger)).status).toBe(404);
    expect((await remove(here.ids.member, 'stranger')).status).toBe(404);
  });
});

describe('POST /api/customers/{uuid}/update_user/', () => {
  it('answers 200 with the new expiry', async () => {
    const expiration_time = hoursAhead(24);
    const answer = await untilInCustomer(here.ids.customerManager, expiration_time, 'owner', 'CUSTOMER.MANAGER');
    expect([answer.status, await answer.json()]).toEqual([200, { expiration_time }]);
    await untilInCustomer(here.ids.customerManager, null, 'owner', 'CUSTOMER.MANAGER');
  });

  it('answers 409 where the last owner without expiry would be given one, and 200 to staff', async () => {
    expect(await detailOf(await untilInCustomer(here.ids.owner, hoursAhead(24), 'owner'))).toEqual(needsOwner);
    expect((await untilInCustomer(here.ids.owner, hoursAhead(24), 'staff')).status).toBe(200);
    expect((await untilInCustomer(here.ids.owner, null, 'staff')).status).toBe(200);
  });

  it('answers 400 to an expiry that is not ahead, 401 without a token, 403 without the permission, and 404 to strangers', async () => {
    expect((await untilInCustomer(here.ids.owner, hoursAhead(-1), 'owner')).status).toBe(400);
    expect((await untilInCustomer(here.ids.owner, null, null)).status).toBe(401);
    expect((await untilInCustomer(here.ids.owner, null, 'customerManager')).status).toBe(403);
    expect((await untilInCustomer(here.ids.owner, null, 'stranger')).status).toBe(404);
  });

  it.each(['blocked', 'archived'])('answers 422 where the organisation is %s', async (word) => {
    const close = (isClosed: boolean) =>
      database().customer.update({ where: { id: here.customerId }, data: { [word]: isClosed } });
    await close(true);
    const answer = await untilInCustomer(here.ids.customerManager, hoursAhead(1), 'owner', 'CUSTOMER.MANAGER');
    await close(false);
    expect(await detailOf(answer)).toEqual([422, `This organisation is ${word}.`]);
  });
});

describe('POST /api/customers/{uuid}/delete_user/', () => {
  it('answers 200 with nothing, and the person reads the organisation no more', async () => {
    const user = await here.newcomer();
    await makeRole({ user_id: user, role: 'CUSTOMER_SUPPORT', customer_id: here.customerId });
    expect((await removeFromCustomer(user, 'owner', 'CUSTOMER.SUPPORT')).status).toBe(200);
    expect(await here.rolesOf(user)).toMatchObject([{ is_active: false }]);
  });

  it('answers 409 for the last owner without expiry, another with an expiry or not live beside, and 200 to staff', async () => {
    const { id, people, tokens } = await makeOwned(1);
    const [owner] = people;
    const ending = await makeUser();
    const gone = await makeUser();
    const owning = { role: 'CUSTOMER_OWNER', customer_id: id };
    await makeRole({ ...owning, user_id: ending.id, expiration_time: new Date(Date.now() + 3_600_000) });
    const { id: left } = await makeRole({ ...owning, user_id: gone.id });
    await database().userRole.update({ where: { id: left }, data: { is_active: false } });
    const asked = { params: { uuid: id }, body: { user: owner?.id, role: 'CUSTOMER.OWNER' } };
    const [token = ''] = tokens;
    expect(await detailOf(await callOperation(removeCustomerMemberOperation, { token, ...asked }))).toEqual(needsOwner);
    expect((await callOperation(removeCustomerMemberOperation, { token: here.tokens.staff, ...asked })).status).toBe(
      200,
    );
  });

  it('answers 200 once and 409 once to the two last owners who are removed at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, people, tokens } = await makeOwned(2);
      const answers = await Promise.all(
        people.map((one, at) =>
          callOperation(removeCustomerMemberOperation, {
            token: tokens[at] ?? '',
            params: { uuid: id },
            body: { user: one.id, role: 'CUSTOMER.OWNER' },
          }),
        ),
      );
      expect(statusesOf(answers)).toEqual([200, 409]);
    }
  });

  it('answers 400 to a role in projects, 401 without a token, 403 without the permission, and 404 otherwise', async () => {
    expect((await removeFromCustomer(here.ids.owner, 'owner', 'PROJECT.MEMBER')).status).toBe(400);
    expect((await removeFromCustomer(here.ids.owner, null)).status).toBe(401);
    expect((await removeFromCustomer(here.ids.owner, 'customerManager')).status).toBe(403);
    expect((await removeFromCustomer(here.ids.stranger)).status).toBe(404);
    expect((await removeFromCustomer(here.ids.owner, 'stranger')).status).toBe(404);
  });
});
