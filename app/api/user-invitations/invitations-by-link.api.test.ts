import { beforeEach, describe, expect, it } from 'vitest';
import { reviewToken } from '@/lib/auth/invitation-token';
import {
  approveUserInvitationByTokenOperation,
  checkDuplicateInvitationsOperation,
  checkUserInvitationOperation,
  registerInvitedUserOperation,
  rejectUserInvitationByTokenOperation,
} from '@/lib/contracts/members/invitation-commands';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { MOST_LINKS } from '@/lib/services/accounts/take-attempt';
import { callOperation } from '@/lib/testing/call-operation';
import { fromNetwork } from '@/lib/testing/from-network';
import { type InvitedCaller, type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { makeInvitation } from '@/lib/testing/make-invitation';

const password = 'a quiet long walk home';
let customerId = '';
let projectId = '';
let managerId = '';
let invited = { id: '', email: '' };
let place: InvitedPlace;

beforeEach(async () => {
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
  managerId = place.people.manager.id;
  invited = place.people.invited;
});

type Fields = Parameters<typeof makeInvitation>[0];
const make = async (fields: Fields = {}) => makeInvitation({ project_id: projectId, now: clock(), ...fields });
const toInvited = async (fields: Fields = {}) => (await make({ email: invited.email, ...fields })).invitation.id;
const stateOf = async (id: string) => (await database().invitation.findUniqueOrThrow({ where: { id } })).state;
const rolesOf = (user_id: string) => database().userRole.findMany({ where: { user_id, is_active: true } });
const statusAndDetail = async (answer: Response) => [answer.status, (await answer.json()).detail];
const past = () => new Date(clock().getTime() - 1_000);
const block = () => database().customer.update({ where: { id: customerId }, data: { blocked: true } });

/** A request for an invitation, and the token of the mail to the manager. */
async function makeAsked(fields: Fields = {}) {
  const { invitation } = await make({ email: invited.email, state: 'requested', ...fields });
  const link = { invitationId: invitation.id, linkId: invitation.link_id ?? '', reviewerId: managerId };
  return { uuid: invitation.id, token: reviewToken(link) };
}

const review = (how: 'approve' | 'reject', token: string, headers: Record<string, string> = {}) =>
  callOperation(how === 'approve' ? approveUserInvitationByTokenOperation : rejectUserInvitationByTokenOperation, {
    body: { token },
    headers,
  });

describe.each([
  { how: 'approve', state: 'pending' },
  { how: 'reject', state: 'rejected' },
] as const)('POST /api/user-invitations/$how/', ({ how, state }) => {
  it('answers 200 without signing in, in the name of who was asked', async () => {
    const { token, uuid } = await makeAsked();
    expect((await review(how, token)).status).toBe(200);
    expect(await stateOf(uuid)).toBe(state);
    expect(await database().auditEntry.count({ where: { subject_id: uuid, actor_id: managerId } })).toBe(1);
  });

  it('answers 400 without a token', async () => {
    const operation = how === 'approve' ? approveUserInvitationByTokenOperation : rejectUserInvitationByTokenOperation;
    expect((await callOperation(operation, { body: {} })).status).toBe(400);
  });

  it('answers 404 to a wrong token, to a used one, and to who may not add the role any more', async () => {
    const { token, uuid } = await makeAsked();
    expect((await review(how, `${token.slice(0, -1)}!`)).status).toBe(404);
    expect((await review(how, 'nonsense')).status).toBe(404);
    expect(await stateOf(uuid)).toBe('requested');
    expect([(await review(how, token)).status, (await review(how, token)).status]).toEqual([200, 404]);
    const other = await makeAsked({ role: 'PROJECT_ADMIN' });
    await database().userRole.updateMany({ where: { user_id: managerId }, data: { is_active: false } });
    expect((await review(how, other.token)).status).toBe(404);
  });

  it('answers 409 for a deleted project and 422 where the organisation is blocked, to an approval alone', async () => {
    const first = await makeAsked();
    const second = await makeAsked({ role: 'PROJECT_ADMIN' });
    await block();
    expect((await review(how, first.token)).status).toBe(how === 'approve' ? 422 : 200);
    await database().customer.update({ where: { id: customerId }, data: { blocked: false } });
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect((await review(how, second.token)).status).toBe(how === 'approve' ? 409 : 200);
  });

  it('answers 429 to a network that tries many', async () => {
    const headers = fromNetwork('192.0.2.77');
    await database().signInThrottle.deleteMany();
    const answers = await Promise.all(
      Array.from({ length: MOST_LINKS.link_network + 1 }, () => review(how, 'nonsense', headers)),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe('POST /api/user-invitations/{uuid}/check/', () => {
  it('answers 200 for a pending one without signing in, and changes nothing; 404 for any other', async () => {
    const check = (uuid: string) => callOperation(checkUserInvitationOperation, { params: { uuid } });
    const uuid = await toInvited();
    expect(await (await check(uuid)).json()).toEqual({ email: invited.email, civil_number_required: false });
    for (const fields of [{ expires_at: past() }, { state: 'requested' }, { state: 'accepted' }]) {
      expect((await check(await toInvited({ ...fields, role: 'PROJECT_ADMIN' }))).status).toBe(404);
      await database().invitation.deleteMany({ where: { role: { name: 'PROJECT_ADMIN' } } });
    }
    expect(await stateOf(uuid)).toBe('pending');
  });
});

const register = (uuid: string, fields: object, headers: Record<string, string> = {}) =>
  callOperation(registerInvitedUserOperation, {
    params: { uuid },
    body: { full_name: 'Ann Bell', password, ...fields },
    headers,
  });

describe('POST /api/user-invitations/{uuid}/register/', () => {
  const accounts = (email: string) => database().user.findMany({ where: { email } });

  it('answers 201 with the username of an active person who has the role', async () => {
    const { invitation, token } = await make();
    const answer = await register(invitation.id, { token });
    expect([answer.status, await answer.json()]).toEqual([201, { username: invitation.email }]);
    const [person] = await accounts(invitation.email);
    expect(person).toMatchObject({ status: 'active', full_name: 'Ann Bell', is_staff: false });
    expect(await rolesOf(person?.id ?? '')).toMatchObject([{ project_id: projectId }]);
    expect(await stateOf(invitation.id)).toBe('accepted');
  });

  it('answers 400 to a weak password and to no name, and makes no account', async () => {
    const { invitation, token } = await make();
    expect(await (await register(invitation.id, { token, password: 'password' })).json()).toMatchObject({
      password: [expect.any(String)],
    });
    expect((await register(invitation.id, { token, full_name: ' ' })).status).toBe(400);
    expect(await accounts(invitation.email)).toEqual([]);
  });

  it('answers 404 to a wrong token, and to a used one', async () => {
    const { invitation, token } = await make();
    expect((await register(invitation.id, { token: 'nonsense' })).status).toBe(404);
    expect((await register((await make()).invitation.id, { token })).status).toBe(404);
    expect([
      (await register(invitation.id, { token })).status,
      (await register(invitation.id, { token })).status,
    ]).toEqual([201, 404]);
  });

  it('answers 409 where the address has an account, saying what to do', async () => {
    const { invitation, token } = await make({ email: invited.email });
    expect(await statusAndDetail(await register(invitation.id, { token }))).toEqual([409, 'Sign in to accept.']);
    await database().user.update({ where: { id: invited.id }, data: { status: 'suspended', suspended_at: clock() } });
    expect(await statusAndDetail(await register(invitation.id, { token }))).toEqual([
      409,
      'This account is not active.',
    ]);
  });

  it('answers 409 to one that has ended or expired, and for a deleted project', async () => {
    const canceled = await make({ state: 'canceled' });
    expect((await register(canceled.invitation.id, { token: canceled.token })).status).toBe(409);
    const expired = await make({ expires_at: past() });
    expect(await statusAndDetail(await register(expired.invitation.id, { token: expired.token }))).toEqual([
      409,
      'This invitation has expired.',
    ]);
    const { invitation, token } = await make();
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect((await register(invitation.id, { token })).status).toBe(409);
    expect(await accounts(invitation.email)).toEqual([]);
  });

  it('answers 422 where the organisation is blocked, and makes no account', async () => {
    const { invitation, token } = await make();
    await block();
    expect((await register(invitation.id, { token })).status).toBe(422);
    expect(await accounts(invitation.email)).toEqual([]);
  });

  it('answers 429 to a network that tries many', async () => {
    const headers = fromNetwork('192.0.2.78');
    const { invitation } = await make();
    await database().signInThrottle.deleteMany();
    const tries = Array.from({ length: MOST_LINKS.link_network + 1 }, () =>
      register(invitation.id, { token: 'no' }, headers),
    );
    expect((await Promise.all(tries)).filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('answers 201 to one of two at once, and makes one account', async () => {
    const { invitation, token } = await make();
    const answers = await Promise.all([register(invitation.id, { token }), register(invitation.id, { token })]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, expect.any(Number)]);
    expect(await accounts(invitation.email)).toHaveLength(1);
  });
});

describe('POST /api/user-invitations/check-duplicates/', () => {
  const check = (caller: InvitedCaller | undefined, body: object) =>
    callOperation(checkDuplicateInvitationsOperation, { body, ...place.asOf(caller) });

  it('answers 200 with those that are open, in the order in which they were asked', async () => {
    const { invitation } = await make();
    const expired = await make({ expires_at: past() });
    const asked = [
      { email: expired.invitation.email, role: 'PROJECT.MEMBER' },
      { email: invitation.email, role: 'PROJECT.ADMIN' },
      { email: invitation.email.toUpperCase(), role: 'PROJECT.MEMBER' },
    ];
    expect(await (await check('member', { scope: projectId, invitations: asked })).json()).toEqual({
      duplicates: [{ email: invitation.email, role: 'PROJECT.MEMBER', existing_invitation_uuid: invitation.id }],
    });
  });

  it('answers 400 to a place that the caller does not read, 401 without a token, 403 to who may not invite', async () => {
    const body = { scope: projectId, invitations: [] };
    expect([(await check('stranger', body)).status, (await check(undefined, body)).status]).toEqual([400, 401]);
    expect((await check('member', { ...body, scope: customerId })).status).toBe(403);
  });
});
