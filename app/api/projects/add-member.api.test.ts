import { describe, expect, it } from 'vitest';
import {
  addCustomerMemberOperation,
  addProjectMemberOperation,
  removeProjectMemberOperation,
} from '@/lib/contracts/members/members';
import { database } from '@/lib/db/client';
import { dayValue, makeRole, makeUser } from '@/lib/testing/make';
import { hoursAhead, withMembers } from '@/lib/testing/with-members';

import { detailOf, inDays, type ProjectCaller, statusesOf } from '@/lib/testing/with-project';

const here = withMembers();
const add = (user: string, role = 'PROJECT.MEMBER', more: object = {}, caller: ProjectCaller | null = 'owner') =>
  here.inPlace(addProjectMemberOperation, caller, { user, role, ...more });
const addToCustomer = (user: string, role = 'CUSTOMER.SUPPORT', caller: ProjectCaller | null = 'owner') =>
  here.inPlace(addCustomerMemberOperation, caller, { user, role });
const problemOf = async (answer: Response) => {
  const {
    detail: _detail,
    status: _status,
    title: _title,
    type: _type,
    instance: _instance,
    ...rest
  } = await answer.json();
  return [answer.status, rest];
};

describe('POST /api/projects/{uuid}/add_user/', () => {
  it('answers 201 with the expiry, and the role is there with its event, its message and who gave it', async () => {
    const user = await here.newcomer();
    const expiration_time = hoursAhead(48);
    const answer = await add(user, 'PROJECT.ADMIN', { expiration_time }, 'manager');
    expect([answer.status, await answer.json()]).toEqual([201, { expiration_time }]);
    expect(await here.rolesOf(user)).toMatchObject([
      {
        project_id: here.projectId,
        role: { name: 'PROJECT_ADMIN' },
        is_active: true,
        expiration_time: new Date(expiration_time),
        created_by_id: here.ids.manager,
      },
    ]);
    expect(await here.eventsAbout(user)).toMatchObject([
      {
        event_type: 'role_granted',
        project_id: here.projectId,
        user_id: here.ids.manager,
        context: { affected_user_uuid: user, role_name: 'PROJECT_ADMIN', reason: 'added' },
      },
    ]);
    expect(await here.messagesTo(user)).toMatchObject([{ payload: { facts: { change: 'granted' } } }]);
  });

  it('answers 201 for good where no expiry or null is given, and takes the role by name in each spelling and by uuid', async () => {
    const { id } = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_MEMBER' } });
    for (const role of ['PROJECT.MEMBER', 'PROJECT_MEMBER', id]) {
      const answer = await add(await here.newcomer(), role, role === id ? { expiration_time: null } : {});
      expect([answer.status, await answer.json()]).toEqual([201, { expiration_time: null }]);
    }
  });

  it('answers 201 beside other roles there, and again as a new row after the role was revoked or has expired', async () => {
    const user = await here.newcomer();
    const expired = await makeRole({
      user_id: user,
      role: 'PROJECT_MEMBER',
      project_id: here.projectId,
      expiration_time: new Date(Date.now() - 1_000),
    });
    expect((await add(user, 'PROJECT.ADMIN')).status).toBe(201);
    expect((await add(user)).status).toBe(201);
    const roles = await here.rolesOf(user);
    expect(roles.map(({ is_active, role }) => [role.name, is_active])).toEqual([
      ['PROJECT_MEMBER', false],
      ['PROJECT_ADMIN', true],
      ['PROJECT_MEMBER', true],
    ]);
    expect(roles[0]).toMatchObject({ id: expired.id, expiration_time: expired.expiration_time });
    expect((await here.eventsAbout(user)).map(({ context }) => context)).toMatchObject([
      { reason: 'added' },
      { reason: 'expired' },
      { reason: 'added' },
    ]);
    await here.inPlace(removeProjectMemberOperation, 'owner', { user, role: 'PROJECT.MEMBER' });
    expect((await add(user)).status).toBe(201);
    expect((await here.rolesOf(user)).map(({ is_active }) => is_active)).toEqual([false, true, false, true]);
  });

  it('answers what is wrong in this order: the role, the person, the expiry, the same role, restrictions, the quota', async () => {
    const user = here.ids.member;
    const past = { expiration_time: hoursAhead(-1) };
    const closed = { user_affiliations: ['nobody'], max_users: 0 };
    await database().project.update({ where: { id: here.projectId }, data: closed });
    expect(await (await add(here.projectId, 'NO.ROLE', past)).json()).toHaveProperty('role');
    expect(await (await add(here.projectId, 'PROJECT.MEMBER', past)).json()).toHaveProperty('user');
    expect(await (await add(user, 'PROJECT.MEMBER', past)).json()).toHaveProperty('expiration_time');
    expect((await add(user)).status).toBe(409);
    expect(await (await add(await here.newcomer())).json()).toHaveProperty('non_field_errors');
    await database().project.update({ where: { id: here.projectId }, data: { user_affiliations: [] } });
    expect((await add(await here.newcomer())).status).toBe(422);
  });

  it('answers 400 to a role that is unknown or of the other kind of place', async () => {
    const user = await here.newcomer();
    for (const role of ['CUSTOMER.OWNER', 'PROJECT.KING', here.projectId]) {
      expect(await problemOf(await add(user, role))).toMatchObject([
        400,
        { role: ['Role is not valid for this scope.'] },
      ]);
    }
  });

  it('answers 400 to a person who is unknown, suspended or deleted, and takes anyone active, seen or not', async () => {
    const suspended = await here.newcomer({ status: 'suspended', suspended_at: new Date() });
    const deleted = await here.newcomer({ status: 'deleted', deleted_at: new Date() });
    for (const user of [suspended, deleted, here.projectId]) {
      expect(await problemOf(await add(user))).toMatchObject([400, { user: ['There is no such active person.'] }]);
    }
    expect((await add(await here.newcomer(), 'PROJECT.MEMBER', {}, 'manager')).status).toBe(201);
  });

  it('answers 400 to an expiry that is not ahead, an unknown member, and no body', async () => {
    const user = await here.newcomer();
    const answer = await add(user, 'PROJECT.MEMBER', { expiration_time: hoursAhead(-1) });
    expect(await problemOf(answer)).toMatchObject([400, { expiration_time: ['Must be in the future.'] }]);
    expect((await add(user, 'PROJECT.MEMBER', { note: 'x' })).status).toBe(400);
    expect((await here.inPlace(addProjectMemberOperation, 'owner', {})).status).toBe(400);
  });

  it('answers 400 to who is kept out by the customer first, then by the project, staff included', async () => {
    const user = await here.newcomer({ email: 'eve@elsewhere.example.org' });
    const keepOut = { user_email_patterns: ['.*@university\\.edu'] };
    await database().project.update({ where: { id: here.projectId }, data: keepOut });
    const deniedBy = (level: string) => ({
      non_field_errors: [`User email, affiliation, or identity source does not match the ${level} restrictions.`],
    });
    expect(await problemOf(await add(user, 'PROJECT.MEMBER', {}, 'staff'))).toMatchObject([400, deniedBy('project')]);
    await database().customer.update({ where: { id: here.customerId }, data: keepOut });
    expect(await problemOf(await add(user))).toMatchObject([400, deniedBy('customer')]);
    await database().customer.update({ where: { id: here.customerId }, data: { user_email_patterns: [] } });
  });

  it('answers 401 without a token, 404 to who does not read the project, and 403 without the permission', async () => {
    const user = await here.newcomer();
    expect((await add(user, 'PROJECT.MEMBER', {}, null)).status).toBe(401);
    expect((await add(user, 'PROJECT.MEMBER', {}, 'stranger')).status).toBe(404);
    expect((await add(user, 'PROJECT.MEMBER', {}, 'member')).status).toBe(403);
    expect((await add(user, 'PROJECT.MEMBER', {}, 'customerManager')).status).toBe(403);
    expect((await add(user, 'PROJECT.MEMBER', {}, 'support')).status).toBe(403);
  });

  it('answers 403 to a manager of the project who adds another one, and 201 to an owner', async () => {
    const user = await here.newcomer();
    expect((await add(user, 'PROJECT.MANAGER', {}, 'manager')).status).toBe(403);
    expect((await add(user, 'PROJECT.MANAGER')).status).toBe(201);
  });

  it('answers 409 to who has the role there', async () => {
    expect(await detailOf(await add(here.ids.member))).toEqual([409, 'User has already the same role in this scope.']);
  });

  it('answers 409 in a deleted project, before anything else is asked', async () => {
    await database().project.update({
      where: { id: here.projectId },
      data: { is_removed: true, removed_at: dayValue('2026-03-01') },
    });
    expect(await detailOf(await add(here.projectId, 'NO.ROLE'))).toEqual([
      409,
      'This project was deleted on 1 March 2026.',
    ]);
  });

  it('answers 422 where the customer is blocked or archived, or the project has expired, before the role is asked', async () => {
    for (const word of ['blocked', 'archived'] as const) {
      await database().customer.update({ where: { id: here.customerId }, data: { [word]: true } });
      expect(await detailOf(await add(here.projectId, 'NO.ROLE'))).toEqual([422, `This organisation is ${word}.`]);
      await database().customer.update({ where: { id: here.customerId }, data: { [word]: false } });
    }
    await here.setEnd('2026-03-01');
    expect(await detailOf(await add(here.projectId, 'NO.ROLE'))).toEqual([422, 'This project ended on 1 March 2026.']);
  });

  it('answers 201 in a project in its grace period', async () => {
    await here.setEnd(inDays(-1));
    await database().project.update({ where: { id: here.projectId }, data: { grace_period_days: 30 } });
    expect((await add(await here.newcomer())).status).toBe(201);
  });

  it('answers 422 where the people quota of the project or its customer is reached, but not for who is in already', async () => {
    const inProject = { where: { id: here.projectId }, data: { max_users: 2 } };
    await database().project.update(inProject);
    expect(await detailOf(await add(await here.newcomer()))).toEqual([
      422,
      'This project has 2 of 2 people. Ask an owner of the organisation for more.',
    ]);
    expect((await add(here.ids.member, 'PROJECT.ADMIN')).status).toBe(201);
    await database().project.update({ ...inProject, data: { max_users: null } });
    await database().customer.update({ where: { id: here.customerId }, data: { max_users: 1 } });
    const [status, detail] = await detailOf(await add(await here.newcomer()));
    expect([status, detail]).toEqual([
      422,
      expect.stringMatching(/^This organisation has \d+ of 1 person\. Ask the administrators for more\.$/),
    ]);
    expect((await add(here.ids.owner)).status).toBe(201);
    await database().customer.update({ where: { id: here.customerId }, data: { max_users: null } });
  });

  it('answers 422 where nobody may be added, and where the limit is below what there is by now', async () => {
    for (const [max_users, most] of [
      [0, '0 people'],
      [1, '1 person'],
    ] as const) {
      await database().project.update({ where: { id: here.projectId }, data: { max_users } });
      const detail = `This project has 2 of ${most}. Ask an owner of the organisation for more.`;
      expect(await detailOf(await add(await here.newcomer()))).toEqual([422, detail]);
    }
    expect(await here.liveRoles()).toBe(2);
  });

  it('answers 201 once and 422 to the other of two who take the last place at once', async () => {
    await database().project.update({ where: { id: here.projectId }, data: { max_users: 3 } });
    const users = await Promise.all([here.newcomer(), here.newcomer(), here.newcomer(), here.newcomer()]);
    expect(statusesOf(await Promise.all(users.map((user) => add(user))))).toEqual([201, 422, 422, 422]);
  });

  it('answers 201 once and 409 to the others of ten who give the same role at once', async () => {
    const user = await here.newcomer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(user)));
    expect(statusesOf(answers)).toEqual([201, ...Array(9).fill(409)]);
    expect(await here.messagesTo(user)).toHaveLength(1);
  });
});

describe('POST /api/customers/{uuid}/add_user/', () => {
  it('answers 201 with the role in the organisation, which counts in its projects', async () => {
    const user = await here.newcomer();
    expect((await addToCustomer(user)).status).toBe(201);
    expect(await here.rolesOf(user)).toMatchObject([
      { customer_id: here.customerId, role: { name: 'CUSTOMER_SUPPORT' } },
    ]);
  });

  it('answers 400 to a role in projects, 401 without a token, 403 without the permission, and 404 to strangers', async () => {
    const user = await here.newcomer();
    expect((await addToCustomer(user, 'PROJECT.MEMBER')).status).toBe(400);
    expect((await addToCustomer(user, 'CUSTOMER.SUPPORT', null)).status).toBe(401);
    expect((await addToCustomer(user, 'CUSTOMER.SUPPORT', 'customerManager')).status).toBe(403);
    expect((await addToCustomer(user, 'CUSTOMER.SUPPORT', 'manager')).status).toBe(403);
    expect((await addToCustomer(user, 'CUSTOMER.SUPPORT', 'stranger')).status).toBe(404);
  });

  it('answers 409 to who has the role there, and asks the customer’s restrictions only', async () => {
    const { id } = await makeUser();
    await database().project.update({ where: { id: here.projectId }, data: { user_affiliations: ['nobody'] } });
    expect((await addToCustomer(id)).status).toBe(201);
    expect((await addToCustomer(id)).status).toBe(409);
  });

  it('answers 422 where the organisation is blocked', async () => {
    await database().customer.update({ where: { id: here.customerId }, data: { blocked: true } });
    expect(await detailOf(await addToCustomer(await here.newcomer()))).toEqual([422, 'This organisation is blocked.']);
    await database().customer.update({ where: { id: here.customerId }, data: { blocked: false } });
  });
});
