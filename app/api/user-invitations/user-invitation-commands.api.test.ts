import { beforeEach, describe, expect, it } from 'vitest';
import {
  acceptUserInvitationOperation,
  approveUserInvitationOperation,
  cancelUserInvitationOperation,
  registerInvitedUserOperation,
  rejectUserInvitationOperation,
  sendUserInvitationOperation,
} from '@/lib/contracts/members/invitation-commands';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type InvitedCaller, type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { makeRole } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';

let customerId = '';
let projectId = '';
let invited = { id: '', email: '' };
let place: InvitedPlace;

beforeEach(async () => {
  await database().setting.deleteMany({ where: { key: 'INVITATIONS_PER_DAY' } });
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
  invited = place.people.invited;
});

type Fields = Parameters<typeof makeInvitation>[0];
const make = async (fields: Fields = {}) => makeInvitation({ project_id: projectId, now: clock(), ...fields });
const toInvited = async (fields: Fields = {}) => (await make({ email: invited.email, ...fields })).invitation.id;
const commands = {
  accept: acceptUserInvitationOperation,
  reject: rejectUserInvitationOperation,
  approve: approveUserInvitationOperation,
  cancel: cancelUserInvitationOperation,
  send: sendUserInvitationOperation,
} as const;
const ask = (command: keyof typeof commands, uuid: string, caller?: InvitedCaller, body?: object) =>
  callOperation(commands[command], { params: { uuid }, body, ...place.asOf(caller) });
const statusOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
const stateOf = async (id: string) => (await database().invitation.findUniqueOrThrow({ where: { id } })).state;
const rolesOf = (user_id: string) => database().userRole.findMany({ where: { user_id, is_active: true } });
const statusAndDetail = async (answer: Response) => [answer.status, (await answer.json()).detail];
const past = () => new Date(clock().getTime() - 1_000);
const block = () => database().customer.update({ where: { id: customerId }, data: { blocked: true } });
const unknown = '00000000-0000-4000-8000-000000000000';

describe('POST /api/user-invitations/{uuid}/accept/', () => {
  it('answers 200 to who is invited, whatever the case of the address, and gives the role', async () => {
    await database().user.update({ where: { id: invited.id }, data: { email: invited.email.toLowerCase() } });
    const uuid = await toInvited();
    const answer = await ask('accept', uuid, 'invited');
    expect([answer.status, await answer.json()]).toMatchObject([200, { state: 'accepted' }]);
    expect(await rolesOf(invited.id)).toMatchObject([{ project_id: projectId }]);
    const events = await database().event.findMany({ where: { project_id: projectId }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type }) => event_type)).toEqual(['role_granted', 'user_invitation_accepted']);
  });

  it('answers 401 without a token, 403 to another address, naming the invited one in part, and 404 to an unknown uuid', async () => {
    const uuid = await toInvited();
    expect(await statusOf('accept', uuid)).toBe(401);
    expect(await statusAndDetail(await ask('accept', uuid, 'stranger'))).toEqual([
      403,
      'This invitation is to i…@example.org. Sign in with that address.',
    ]);
    expect(await statusOf('accept', unknown, 'invited')).toBe(404);
    expect(await stateOf(uuid)).toBe('pending');
  });

  it.each([
    ['accepted', 'This invitation was accepted.'],
    ['canceled', 'This invitation was cancelled.'],
    ['rejected', 'This invitation was rejected.'],
    ['requested', 'This invitation is waiting for approval.'],
    ['project', 'This invitation is waiting for the project to start.'],
  ])('answers 409 to one that is %s', async (state, detail) => {
    expect(await statusAndDetail(await ask('accept', await toInvited({ state }), 'invited'))).toEqual([409, detail]);
  });

  it('answers 409 after its time is over, and leaves it as it is', async () => {
    const uuid = await toInvited({ expires_at: past() });
    expect(await statusAndDetail(await ask('accept', uuid, 'invited'))).toEqual([409, 'This invitation has expired.']);
    expect(await rolesOf(invited.id)).toEqual([]);
  });

  it('answers 409 to who has the role, and for a deleted project', async () => {
    const uuid = await toInvited();
    await makeRole({ user_id: invited.id, role: 'PROJECT_MEMBER', project_id: projectId });
    expect(await statusAndDetail(await ask('accept', uuid, 'invited'))).toEqual([
      409,
      'User has already the same role in this scope.',
    ]);
    expect(await stateOf(uuid)).toBe('pending');
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect(await statusOf('accept', uuid, 'invited')).toBe(409);
  });

  it('answers 400 where restrictions keep them out, and 422 where the organisation is blocked; the invitation stays', async () => {
    const uuid = await toInvited();
    await database().project.update({ where: { id: projectId }, data: { user_email_patterns: ['.*@other\\.org'] } });
    expect(await (await ask('accept', uuid, 'invited')).json()).toMatchObject({
      non_field_errors: ['User email, affiliation, or identity source does not match the project restrictions.'],
    });
    await block();
    expect(await statusOf('accept', uuid, 'invited')).toBe(422);
    expect(await stateOf(uuid)).toBe('pending');
  });

  it('answers 200 to one of two at once, and 409 to the other', async () => {
    const uuid = await toInvited();
    const answers = await Promise.all([ask('accept', uuid, 'invited'), ask('accept', uuid, 'invited')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await rolesOf(invited.id)).toHaveLength(1);
  });
});

describe('POST /api/user-invitations/{uuid}/reject/', () => {
  it('answers 200 to who is invited, and to who may add the role of one that is asked for; the event log has it as rejected', async () => {
    expect(await (await ask('reject', await toInvited(), 'invited')).json()).toMatchObject({ state: 'rejected' });
    expect(await statusOf('reject', await toInvited({ state: 'requested' }), 'manager')).toBe(200);
    const events = await database().event.findMany({ where: { project_id: projectId }, orderBy: { id: 'asc' } });
    expect(events).toMatchObject(
      Array(2).fill({
        event_type: 'user_invitation_rejected',
        message: expect.stringMatching(/^An invitation to project .+ as “Project member” was rejected\.$/),
      }),
    );
  });

  it('answers 401 without a token, 403 to the inviter of a pending one, and 404 to who is not invited, or not yet', async () => {
    const uuid = await toInvited();
    expect([await statusOf('reject', uuid), await statusOf('reject', uuid, 'manager')]).toEqual([401, 403]);
    expect(await statusOf('reject', uuid, 'stranger')).toBe(404);
    expect(await statusOf('reject', await toInvited({ state: 'requested', role: 'PROJECT_ADMIN' }), 'invited')).toBe(
      404,
    );
  });

  it('answers 409 to one that has ended', async () => {
    expect(await statusOf('reject', await toInvited({ state: 'canceled' }), 'invited')).toBe(409);
    expect(await statusOf('reject', await toInvited({ expires_at: past() }), 'invited')).toBe(409);
  });
});

describe('POST /api/user-invitations/{uuid}/approve/', () => {
  it('answers 200, and the invitation is pending and mailed', async () => {
    const uuid = await toInvited({ state: 'requested' });
    expect(await (await ask('approve', uuid, 'manager')).json()).toMatchObject({
      state: 'pending',
      expires: expect.any(String),
    });
    expect(await database().outboxMessage.count({ where: { address: invited.email, kind: 'invitation' } })).toBe(1);
  });

  it('answers 200 above the limit of a day: it counts against who asked, not against who approves', async () => {
    await database().setting.create({ data: { key: 'INVITATIONS_PER_DAY', value: 1, modified: clock() } });
    for (const role of ['PROJECT_ADMIN', 'PROJECT_MEMBER'])
      expect(await statusOf('approve', await toInvited({ state: 'requested', role }), 'manager')).toBe(200);
    expect(await statusOf('send', (await make()).invitation.id, 'manager')).toBe(200);
  });

  it('answers 200, and it waits where the project has not started', async () => {
    await database().project.update({ where: { id: projectId }, data: { start_date: new Date('2199-01-01') } });
    expect(await (await ask('approve', await toInvited({ state: 'requested' }), 'owner')).json()).toMatchObject({
      state: 'project',
    });
  });

  it('answers 401 without a token, 403 to the asker, and 404 to others', async () => {
    const asker = place.people.member;
    const uuid = await toInvited({ state: 'requested', created_by_id: asker.id });
    expect([await statusOf('approve', uuid), await statusOf('approve', uuid, 'member')]).toEqual([401, 403]);
    expect(await statusOf('approve', uuid, 'stranger')).toBe(404);
  });

  it('answers 200 to the address and the role that were shown, by uuid or by name', async () => {
    for (const role of ['PROJECT_ADMIN', 'PROJECT_MEMBER']) {
      const { invitation } = await make({ state: 'requested', role });
      const shown = {
        email: invitation.email.toUpperCase(),
        role: role === 'PROJECT_ADMIN' ? invitation.role_id : role,
      };
      expect(await statusOf('approve', invitation.id, 'manager', shown)).toBe(200);
    }
  });

  it('answers 409 where who asked has changed the address or the role since it was shown, and it waits on', async () => {
    const { invitation } = await make({ state: 'requested' });
    const changed = [409, 'This invitation was changed. Read it again.'];
    for (const shown of [{ email: 'before@example.org' }, { role: 'PROJECT.ADMIN' }]) {
      expect(await statusAndDetail(await ask('approve', invitation.id, 'manager', shown))).toEqual(changed);
    }
    expect(await stateOf(invitation.id)).toBe('requested');
  });

  it('answers 400 to what is no address', async () => {
    const uuid = await toInvited({ state: 'requested' });
    expect(await statusOf('approve', uuid, 'manager', { email: 'nobody' })).toBe(400);
  });

  it('answers 409 to one that is not asked for, and 422 where the organisation is blocked', async () => {
    expect(await statusAndDetail(await ask('approve', await toInvited(), 'manager'))).toEqual([
      409,
      'This invitation is pending.',
    ]);
    const uuid = await toInvited({ state: 'requested', role: 'PROJECT_ADMIN' });
    await block();
    expect(await statusOf('approve', uuid, 'manager')).toBe(422);
  });
});

describe('POST /api/user-invitations/{uuid}/cancel/', () => {
  it.each(['requested', 'project', 'pending', 'expired'])('answers 200 to one that is %s', async (state) => {
    const uuid = await toInvited({ state });
    expect(await (await ask('cancel', uuid, 'manager')).json()).toMatchObject({ state: 'canceled' });
  });

  it('answers 200 to its inviter, who may not add the role', async () => {
    const uuid = await toInvited({ created_by_id: place.people.member.id });
    expect(await statusOf('cancel', uuid, 'member')).toBe(200);
  });

  it('answers 401 without a token, 403 to who is invited, and 404 to others', async () => {
    const uuid = await toInvited();
    expect([await statusOf('cancel', uuid), await statusOf('cancel', uuid, 'invited')]).toEqual([401, 403]);
    expect(await statusOf('cancel', uuid, 'stranger')).toBe(404);
  });

  it.each(['accepted', 'rejected', 'canceled'])('answers 409 to one that is %s', async (state) => {
    expect(await statusOf('cancel', await toInvited({ state }), 'manager')).toBe(409);
  });
});

describe('POST /api/user-invitations/{uuid}/send/', () => {
  it('answers 200 to an expired one, which is pending again by a new link; the one before opens nothing', async () => {
    const { invitation, token } = await make({ expires_at: past() });
    const answer = await (await ask('send', invitation.id, 'manager')).json();
    expect(answer).toMatchObject({ state: 'pending', execution_state: 'Scheduled' });
    expect(Date.parse(answer.expires)).toBeGreaterThan(clock().getTime());
    const body = { token, full_name: 'Ann', password: 'a quiet long walk home' };
    expect((await callOperation(registerInvitedUserOperation, { params: { uuid: invitation.id }, body })).status).toBe(
      404,
    );
  });

  it('answers 200 to its inviter, who may not add the role, and 403 once they have no role there', async () => {
    const uuid = await toInvited({ created_by_id: place.people.member.id });
    expect(await statusOf('send', uuid, 'member')).toBe(200);
    await database().userRole.updateMany({ where: { user_id: place.people.member.id }, data: { is_active: false } });
    expect(await statusOf('send', uuid, 'member')).toBe(403);
  });

  it('answers 401 without a token, 403 to who is invited, and 404 to others', async () => {
    const uuid = await toInvited();
    expect([await statusOf('send', uuid), await statusOf('send', uuid, 'invited')]).toEqual([401, 403]);
    expect(await statusOf('send', uuid, 'stranger')).toBe(404);
  });

  it('answers 409 to one that has ended, and while another one is open; 422 where the organisation is blocked', async () => {
    expect(await statusOf('send', await toInvited({ state: 'accepted' }), 'manager')).toBe(409);
    const expired = await toInvited({ state: 'expired' });
    const open = await toInvited();
    expect(await statusOf('send', expired, 'manager')).toBe(409);
    await block();
    expect(await statusOf('send', open, 'manager')).toBe(422);
  });

  it('answers 429 above the limit of a day, which counts what is sent again', async () => {
    await database().setting.create({ data: { key: 'INVITATIONS_PER_DAY', value: 2, modified: clock() } });
    const uuid = await toInvited();
    const statuses = [];
    for (let time = 0; time < 3; time++) statuses.push(await statusOf('send', uuid, 'manager'));
    expect(statuses).toEqual([200, 200, 429]);
  });
});
