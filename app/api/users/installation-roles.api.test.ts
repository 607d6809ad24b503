import { beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '@/lib/auth/authenticate';
import { can } from '@/lib/auth/permissions';
import {
  grantInstallationRoleOperation,
  revokeInstallationRoleOperation,
} from '@/lib/contracts/members/installation-roles';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { readUserOperation, suspendUserOperation } from '@/lib/contracts/people/person';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { statusesOf } from '@/lib/testing/with-project';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const reason = 'Elected by the council.';
const role = 'ACCESS.COMMITTEE';
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const before = () => new Date(Date.now() - 1_000).toISOString();

let staffId = '';
let token = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
});

const grant = (uuid: string, more: object = {}, caller: string | undefined = token) =>
  callOperation(grantInstallationRoleOperation, {
    ...(caller !== '' && { token: caller }),
    params: { uuid },
    body: { role, reason, ...more },
  });
const revoke = (uuid: string, more: object = {}, caller: string | undefined = token) =>
  callOperation(revokeInstallationRoleOperation, {
    ...(caller !== '' && { token: caller }),
    params: { uuid },
    body: { role, reason, ...more },
  });
const rolesOf = async (uuid: string) =>
  (await (await callOperation(readUserOperation, { token, params: { uuid } })).json()).roles;
const historyOf = async (uuid: string) =>
  (await callOperation(listUserHistoryOperation, { token, params: { uuid } })).json();

/** Whether whoever has a token counts as the committee at an instant. */
async function isCommittee(theirs: string, at = new Date()): Promise<boolean> {
  const actor = await authenticate(new Headers({ authorization: `Token ${theirs}` }), at);
  return can(actor, 'ACCESS_COMMITTEE');
}

describe('POST /api/users/{uuid}/roles/', () => {
  it('answers 201 with the role held: since when, by whom and until when; the reason is in the history, and the grant in the audit trail', async () => {
    const { id } = await makeUser();
    const expiration_time = soon();
    const answer = await grant(id, { expiration_time });
    const held = {
      role,
      scope_type: 'installation',
      scope_uuid: null,
      scope_name: '',
      since: expect.any(String),
      granted_by: { uuid: staffId, full_name: 'Astrid' },
      expiration_time: expect.any(String),
    };
    expect([answer.status, (await answer.json()).roles]).toEqual([201, [held]]);
    const [shown] = await rolesOf(id);
    expect(Date.parse(shown.expiration_time)).toBe(Date.parse(expiration_time));
    expect(await historyOf(id)).toMatchObject([
      { kind: 'role_granted', text: 'Member of the access committee', reason, actor: { uuid: staffId } },
    ]);
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(entry).toMatchObject({ operation: 'users_grant_role', actor_id: staffId, facts: { role, expiration_time } });
    expect(JSON.stringify(entry)).not.toContain(reason);
  });

  it('answers 201 and tells the person, as when it is taken from them', async () => {
    const { id } = await makeUser();
    await grant(id);
    await revoke(id);
    const messages = await database().outboxMessage.findMany({ where: { user_id: id }, orderBy: { id: 'asc' } });
    expect(messages.map(({ kind, payload }) => [kind, JSON.parse(JSON.stringify(payload)).facts])).toMatchObject([
      ['role_changed', { change: 'granted', role: 'Access committee', place: 'Heed' }],
      ['role_changed', { change: 'revoked', role: 'Access committee', place: 'Heed' }],
    ]);
  });

  it('answers 201 to the role by uuid and with an underscore, for a service account and after an earlier one expired', async () => {
    const { id: uuid } = await database().role.findUniqueOrThrow({ where: { name: 'ACCESS_COMMITTEE' } });
    const service = await makeUser({ is_service_account: true });
    expect((await grant(service.id, { role: uuid })).status).toBe(201);
    const { id } = await makeUser();
    await makeRole({
      user_id: id,
      role: 'ACCESS_COMMITTEE',
      in_installation: true,
      expiration_time: new Date(Date.now() - 1_000),
    });
    expect((await grant(id, { role: 'ACCESS_COMMITTEE' })).status).toBe(201);
    expect(await rolesOf(id)).toMatchObject([{ expiration_time: null }]);
  });

  it('makes a person the committee until the role expires, with no job having run; staff are it without', async () => {
    const { id } = await makeUser();
    const theirs = await makeToken(id);
    expect([await isCommittee(theirs), await isCommittee(token)]).toEqual([false, true]);
    const expiration_time = soon();
    await grant(id, { expiration_time });
    expect(await isCommittee(theirs)).toBe(true);
    expect(await isCommittee(theirs, new Date(Date.parse(expiration_time) - 1))).toBe(true);
    expect(await isCommittee(theirs, new Date(expiration_time))).toBe(false);
  });

  it.each([
    ['role', { role: 'PROJECT.MANAGER' }],
    ['role', { role: 'CUSTOMER_OWNER' }],
    ['role', { role: 'NO.SUCH' }],
    ['role', { role: nobody }],
    ['role', { role: undefined }],
    ['reason', { reason: undefined }],
    ['reason', { reason: 'no' }],
    ['reason', { reason: 'x'.repeat(501) }],
    ['expiration_time', { expiration_time: before() }],
    ['expiration_time', { expiration_time: 'tomorrow' }],
    ['project', { project: nobody }],
  ])('answers 400 naming %s to %j, and grants nothing', async (field, more) => {
    const { id } = await makeUser();
    const answer = await grant(id, more);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(field);
    expect(await rolesOf(id)).toEqual([]);
  });

  it('answers 401 without a token, 403 to others than staff, the committee included, and 404 for nobody', async () => {
    const { id } = await makeUser();
    await makeRole({ user_id: id, role: 'ACCESS_COMMITTEE', in_installation: true });
    const other = await makeUser();
    expect((await grant(other.id, {}, '')).status).toBe(401);
    expect((await grant(other.id, {}, await makeToken(id))).status).toBe(403);
    expect((await grant(nobody)).status).toBe(404);
  });

  it('answers 409 for who holds it and for who is not active; of several grants at once one succeeds', async () => {
    const { id } = await makeUser();
    const answers = await Promise.all(Array.from({ length: 5 }, () => grant(id)));
    expect(statusesOf(answers)).toEqual([201, 409, 409, 409, 409]);
    expect(await (await grant(id)).json()).toMatchObject({ code: 'already_exists' });
    const suspended = await makeUser({ status: 'suspended', suspended_at: new Date() });
    const rejected = await grant(suspended.id);
    expect([rejected.status, await rejected.json()]).toMatchObject([409, { detail: 'Their status is suspended.' }]);
  });
});

describe('POST /api/users/{uuid}/roles/remove/', () => {
  it('answers 200, also for suspended people: the role ends at once, who did it and why is in the history', async () => {
    const { id } = await makeUser();
    const theirs = await makeToken(id);
    await grant(id);
    const why = 'Their term is over.';
    const answer = await revoke(id, { reason: why });
    expect([answer.status, (await answer.json()).roles]).toEqual([200, []]);
    expect(await isCommittee(theirs)).toBe(false);
    expect(await historyOf(id)).toMatchObject([
      { kind: 'role_ended', text: 'Member of the access committee', reason: why, actor: { uuid: staffId } },
      { kind: 'role_granted', reason },
    ]);
    expect(await database().auditEntry.count({ where: { subject_id: id, operation: 'users_revoke_role' } })).toBe(1);
    expect((await grant(id)).status).toBe(201);
    await callOperation(suspendUserOperation, { token, params: { uuid: id }, body: { reason } });
    expect((await revoke(id)).status).toBe(200);
  });

  it('answers 400 to a role of another scope and a reason that is too short, and 401 without a token', async () => {
    const { id } = await makeUser();
    await grant(id);
    for (const more of [{ role: 'PROJECT.MANAGER' }, { reason: 'no' }])
      expect((await revoke(id, more)).status).toBe(400);
    expect((await revoke(id, {}, '')).status).toBe(401);
    expect(await rolesOf(id)).toHaveLength(1);
  });

  it('answers 403 to others than staff', async () => {
    const { id } = await makeUser();
    await grant(id);
    expect((await revoke(id, {}, await makeToken(id))).status).toBe(403);
  });

  it('answers 404 for nobody, for a role that is not held, and for one that has expired', async () => {
    const { id } = await makeUser();
    await makeRole({
      user_id: id,
      role: 'ACCESS_COMMITTEE',
      in_installation: true,
      expiration_time: new Date(Date.now() - 1_000),
    });
    expect((await revoke(id)).status).toBe(404);
    expect((await revoke((await makeUser()).id)).status).toBe(404);
    expect((await revoke(nobody)).status).toBe(404);
  });
});
