import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeUserInvitationOperation,
  replaceUserInvitationOperation,
} from '@/lib/contracts/members/invitation-change';
import {
  createUserInvitationOperation,
  deleteUserInvitationByPostOperation,
  deleteUserInvitationOperation,
  type UserInvitation,
} from '@/lib/contracts/members/invitations';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type InvitedCaller, type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { uniqueName } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';

let customerId = '';
let projectId = '';
let invitedEmail = '';
let place: InvitedPlace;

beforeEach(async () => {
  await database().setting.deleteMany({ where: { key: 'INVITATIONS_PER_DAY' } });
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
  invitedEmail = place.people.invited.email;
});

const address = () => `${uniqueName('new')}@example.org`;
const post = (caller: InvitedCaller, fields: object = {}) =>
  callOperation(createUserInvitationOperation, {
    token: place.tokenOf(caller),
    body: { role: 'PROJECT.MEMBER', scope: `/api/projects/${projectId}/`, email: address(), ...fields },
  });
const made = async (caller: InvitedCaller = 'manager', fields: object = {}): Promise<UserInvitation> =>
  (await post(caller, fields)).json();
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const mailsTo = (email: string) => database().outboxMessage.findMany({ where: { address: email, kind: 'invitation' } });
const limitTo = (value: number) =>
  database().setting.upsert({
    where: { key: 'INVITATIONS_PER_DAY' },
    create: { key: 'INVITATIONS_PER_DAY', value, modified: clock() },
    update: { value },
  });
const detailOf = async (answer: Response) => (await answer.json()).detail;

describe('PATCH /api/user-invitations/{uuid}/', () => {
  const operation = changeUserInvitationOperation;
  const store = (uuid: string, body: object, caller: InvitedCaller = 'manager') =>
    callOperation(operation, { token: place.tokenOf(caller), params: { uuid }, body: { email: address(), ...body } });

  it('answers 200, ends the link and mails the new address', async () => {
    const { uuid } = await made();
    const before = await database().invitation.findUniqueOrThrow({ where: { id: uuid } });
    const email = address();
    const answer = await store(uuid, { email, role: 'PROJECT.ADMIN' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { email, role_name: 'PROJECT.ADMIN', state: 'pending' },
    ]);
    const after = await database().invitation.findUniqueOrThrow({ where: { id: uuid } });
    expect(after.link_id).not.toBe(before.link_id);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('answers 200 to who asked while it is only asked for', async () => {
    const { uuid } = await made('member');
    expect(await (await store(uuid, {}, 'member')).json()).toMatchObject({ state: 'requested' });
  });

  it('answers 400 to a role of the other kind of place, 401 without a token, 404 to who does not read it', async () => {
    const { uuid } = await made();
    expect((await store(uuid, { role: 'CUSTOMER.OWNER' })).status).toBe(400);
    expect((await callOperation(operation, { params: { uuid }, body: {} })).status).toBe(401);
    expect((await store(uuid, {}, 'stranger')).status).toBe(404);
  });

  it('answers 403 to who only asked for it once it is approved, and to who is invited', async () => {
    const { uuid } = await made('member', { email: invitedEmail });
    await database().invitation.update({
      where: { id: uuid },
      data: {
        state: 'pending',
        token_hash: new Uint8Array(Buffer.from(uuid)),
        expires_at: new Date(clock().getTime() + 60_000),
      },
    });
    expect((await store(uuid, { role: 'PROJECT.ADMIN' }, 'member')).status).toBe(403);
    expect((await store(uuid, {}, 'invited')).status).toBe(403);
  });

  it('answers 409 with the state to one that was accepted, and where another one is open', async () => {
    const [{ email }, other] = [await made(), await made()];
    expect((await store(other.uuid, { email })).status).toBe(409);
    const { invitation } = await makeInvitation({ project_id: projectId, state: 'accepted' });
    const answer = await store(invitation.id, {});
    expect([answer.status, await detailOf(answer)]).toEqual([409, 'This invitation was accepted.']);
  });

  it('answers 422 where the organisation is blocked', async () => {
    const { uuid } = await made();
    await database().customer.update({ where: { id: customerId }, data: { blocked: true } });
    expect((await store(uuid, {})).status).toBe(422);
  });

  it('answers 429 above the limit of a day, which counts what is mailed to another address too', async () => {
    await limitTo(2);
    const { uuid } = await made();
    expect(statusesOf([await store(uuid, {}), await store(uuid, {})])).toEqual([200, 429]);
  });
});

describe('PUT /api/user-invitations/{uuid}/', () => {
  const operation = replaceUserInvitationOperation;
  const put = (uuid: string, caller: InvitedCaller | undefined, body: object = { email: address() }) =>
    callOperation(operation, { params: { uuid }, body, ...place.asOf(caller) });

  it('answers 429 above the limit of a day', async () => {
    await limitTo(1);
    const { uuid } = await made();
    expect((await put(uuid, 'manager')).status).toBe(429);
  });

  it('answers 200 with the new address, 400 without one, 401 without a token, and 404 to who does not read it', async () => {
    const { uuid } = await made();
    const email = address();
    expect(await (await put(uuid, 'manager', { email })).json()).toMatchObject({ email, state: 'pending' });
    expect(
      statusesOf([await put(uuid, 'manager', {}), await put(uuid, undefined), await put(uuid, 'stranger')]),
    ).toEqual([400, 401, 404]);
  });

  it('answers 403 to who is invited, 409 to one that was accepted, and 422 where the organisation is blocked', async () => {
    const { uuid } = await made('owner', { email: invitedEmail });
    expect((await put(uuid, 'invited')).status).toBe(403);
    const { invitation } = await makeInvitation({ project_id: projectId, state: 'accepted' });
    expect((await put(invitation.id, 'manager')).status).toBe(409);
    await database().customer.update({ where: { id: customerId }, data: { blocked: true } });
    expect((await put(uuid, 'manager')).status).toBe(422);
  });
});

const removeBy =
  (operation: typeof deleteUserInvitationOperation | typeof deleteUserInvitationByPostOperation) =>
  async (uuid: string, caller?: InvitedCaller) =>
    (await callOperation(operation, { params: { uuid }, ...place.asOf(caller) })).status;

describe('DELETE /api/user-invitations/{uuid}/', () => {
  it('answers 204 to staff with an event, 401 without a token, 403 to others, and 404 to what is gone', async () => {
    const { uuid } = await made();
    const remove = removeBy(deleteUserInvitationOperation);
    expect([await remove(uuid), await remove(uuid, 'owner'), await remove(uuid, 'staff')]).toEqual([401, 403, 204]);
    expect(await remove(uuid, 'staff')).toBe(404);
    const events = { project_id: projectId, event_type: 'user_invitation_deleted' };
    expect(await database().event.count({ where: events })).toBe(1);
  });
});

describe('POST /api/user-invitations/{uuid}/delete/', () => {
  it('answers 200 to staff, 401 without a token, 403 to others, and 404 to what is gone', async () => {
    const { uuid } = await made();
    const remove = removeBy(deleteUserInvitationByPostOperation);
    expect([await remove(uuid), await remove(uuid, 'owner'), await remove(uuid, 'staff')]).toEqual([401, 403, 200]);
    expect(await remove(uuid, 'staff')).toBe(404);
  });
});
