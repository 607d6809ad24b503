import { beforeEach, describe, expect, it } from 'vitest';
import {
  createUserInvitationOperation,
  listUserInvitationsOperation,
  readUserInvitationDetailsOperation,
  readUserInvitationOperation,
  type UserInvitation,
} from '@/lib/contracts/members/invitations';
import { defaultSettings } from '@/lib/contracts/settings';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type InvitedCaller, type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { dayValue, uniqueName } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';

const DAY_MS = 86_400_000;

let customerId = '';
let projectId = '';
let invitedEmail = '';
let place: InvitedPlace;

beforeEach(async () => {
  await database().setting.deleteMany({ where: { key: 'INVITATION_LIFETIME_DAYS' } });
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
const read = (uuid: string, caller: InvitedCaller = 'manager') =>
  callOperation(readUserInvitationOperation, { token: place.tokenOf(caller), params: { uuid } });
const listed = async (query: string, caller: InvitedCaller = 'owner') => {
  const answer = await callOperation(listUserInvitationsOperation, {
    token: place.tokenOf(caller),
    query: `?${query}`,
  });
  const rows: UserInvitation[] = await answer.json();
  return rows.map(({ uuid }) => uuid);
};
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const mailsTo = (email: string) => database().outboxMessage.findMany({ where: { address: email, kind: 'invitation' } });
const detailOf = async (answer: Response) => (await answer.json()).detail;

describe('POST /api/user-invitations/', () => {
  it('answers 201 with all members, pending for a week, and mails the address', async () => {
    const email = address();
    const answer = await post('manager', {
      email: email.toUpperCase(),
      full_name: 'Ann',
      phone_number: '1',
      extra_invitation_text: 'Join us.',
    });
    const invitation: UserInvitation = await answer.json();
    expect([answer.status, invitation]).toEqual([
      201,
      {
        url: expect.stringContaining(`/api/user-invitations/${invitation.uuid}/`),
        uuid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        role: expect.any(String),
        created: expect.any(String),
        expires: expect.any(String),
        scope_uuid: projectId,
        scope_name: 'Tidal models',
        scope_description: 'About tides.',
        scope_type: 'project',
        customer_uuid: customerId,
        customer_name: expect.stringContaining('Coastal Institute'),
        role_name: 'PROJECT.MEMBER',
        role_description: 'Member of a project',
        created_by_full_name: 'manager',
        created_by_username: expect.any(String),
        created_by_image: null,
        email,
        state: 'pending',
        error_message: '',
        execution_state: 'Scheduled',
        extra_invitation_text: 'Join us.',
        full_name: 'Ann',
        native_name: '',
        phone_number: '',
        organization: '',
        job_title: '',
        civil_number: '',
      },
    ]);
    const lifeDays = (Date.parse(invitation.expires) - Date.parse(invitation.created)) / 86_400_000;
    expect(lifeDays).toBe(defaultSettings.INVITATION_LIFETIME_DAYS);
    expect(await mailsTo(email)).toMatchObject([{ subject_type: 'invitation', subject_id: invitation.uuid }]);
    const [event] = await database().event.findMany({ where: { project_id: projectId } });
    expect(event).toMatchObject({
      event_type: 'user_invitation_created',
      context: { role_name: 'PROJECT_MEMBER', project_uuid: projectId },
    });
    // More people read the events than the invitations.
    for (const secret of [email, invitation.uuid]) expect(JSON.stringify(event)).not.toContain(secret);
  });

  it('answers 201 with a request to members who may not add the role, which is mailed to those who may', async () => {
    const email = address();
    const asked = await made('member', { email });
    expect(asked).toMatchObject({ state: 'requested', execution_state: 'Scheduled' });
    expect(await mailsTo(email)).toEqual([]);
    const mails = await database().outboxMessage.findMany({ where: { subject_id: asked.uuid } });
    const addressed = await database().user.findMany({
      where: { email: { in: mails.flatMap((mail) => mail.address ?? []) } },
    });
    expect(addressed.map(({ full_name }) => full_name).toSorted()).toEqual(['manager', 'owner']);
  });

  it('answers 201 with a request of a manager for another manager, whom only the organisation adds', async () => {
    expect(await made('manager', { role: 'PROJECT.MANAGER' })).toMatchObject({ state: 'requested' });
    expect(await made('owner', { role: 'PROJECT_MANAGER' })).toMatchObject({ state: 'pending' });
  });

  it('answers 201 in state project while the project has not started, and mails nobody', async () => {
    await database().project.update({ where: { id: projectId }, data: { start_date: dayValue('2199-01-01') } });
    const email = address();
    expect(await made('manager', { email })).toMatchObject({ state: 'project' });
    expect(await mailsTo(email)).toEqual([]);
  });

  it('answers 201 with the days of the setting until it expires, before it is mailed too: as if it were mailed now', async () => {
    await database().setting.create({ data: { key: 'INVITATION_LIFETIME_DAYS', value: 3, modified: clock() } });
    const daysLeft = ({ expires }: UserInvitation) => Math.round((Date.parse(expires) - clock().getTime()) / DAY_MS);
    const asked = await made('member');
    await database().project.update({ where: { id: projectId }, data: { start_date: dayValue('2199-01-01') } });
    expect([asked, await made('manager')].map(daysLeft)).toEqual([3, 3]);
    expect(daysLeft(await made('owner', { scope: customerId, role: 'CUSTOMER.MANAGER' }))).toBe(3);
    await database().setting.deleteMany({ where: { key: 'INVITATION_LIFETIME_DAYS' } });
    expect(daysLeft(await (await read(asked.uuid)).json())).toBe(defaultSettings.INVITATION_LIFETIME_DAYS);
  });

  it('answers 201 with a random uuid, of version 4', async () => {
    expect((await made()).uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it('answers 201 for an organisation', async () => {
    const scope = `http://heed.test/api/customers/${customerId}/`;
    expect(await made('owner', { scope, role: 'CUSTOMER.MANAGER' })).toMatchObject({
      scope_type: 'customer',
      scope_uuid: customerId,
      customer_uuid: customerId,
      state: 'pending',
    });
  });

  it('answers 400 to a place that the caller does not read, and to a role of the other kind of place', async () => {
    expect(await (await post('stranger')).json()).toMatchObject({ scope: [expect.any(String)] });
    expect(await (await post('owner', { role: 'CUSTOMER.OWNER' })).json()).toMatchObject({
      role: ['Role is not valid for this scope.'],
    });
    expect((await post('owner', { email: 'nobody' })).status).toBe(400);
    expect((await post('owner', { extra_invitation_text: 'x'.repeat(2_001) })).status).toBe(400);
  });

  it('answers 401 without a token, and 403 to who has no role in the place', async () => {
    expect((await callOperation(createUserInvitationOperation, { body: {} })).status).toBe(401);
    expect((await post('support')).status).toBe(403);
    expect((await post('manager', { scope: customerId, role: 'CUSTOMER.SUPPORT' })).status).toBe(403);
  });

  it('answers 409 to a second open one for address, role and place, but not to another role', async () => {
    const email = address();
    await made('manager', { email });
    expect((await post('owner', { email: email.toUpperCase() })).status).toBe(409);
    expect((await post('owner', { email, role: 'PROJECT.ADMIN' })).status).toBe(201);
  });

  it('answers 201 to one of several at once for the same address, and 409 to the others', async () => {
    const email = address();
    const answers = await Promise.all([1, 2, 3].map(() => post('owner', { email })));
    expect(statusesOf(answers).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  it('answers 201 when the one before has expired, which is written down', async () => {
    const { invitation } = await makeInvitation({
      project_id: projectId,
      expires_at: new Date(clock().getTime() - 1_000),
    });
    expect((await post('owner', { email: invitation.email })).status).toBe(201);
    expect(await (await read(invitation.id)).json()).toMatchObject({ state: 'expired' });
    const types = await database().event.findMany({
      where: { project_id: projectId, event_type: 'user_invitation_expired' },
    });
    expect(types).toHaveLength(1);
  });

  it('answers 409 for a deleted project, and 422 where the organisation is blocked or archived, or the project has ended', async () => {
    await database().customer.update({ where: { id: customerId }, data: { blocked: true } });
    expect(await detailOf(await post('owner'))).toBe('This organisation is blocked.');
    await database().customer.update({ where: { id: customerId }, data: { blocked: false, archived: true } });
    expect((await post('owner')).status).toBe(422);
    await database().customer.update({ where: { id: customerId }, data: { archived: false } });
    await database().project.update({ where: { id: projectId }, data: { end_date: dayValue('2020-01-01') } });
    expect((await post('owner')).status).toBe(422);
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect((await post('owner')).status).toBe(409);
  });

  it('answers 429 above the limit of a day, also to two at once of which one is too many', async () => {
    await database().setting.create({ data: { key: 'INVITATIONS_PER_DAY', value: 3, modified: clock() } });
    await made('manager');
    await made('manager');
    const answers = await Promise.all([post('manager'), post('manager')]);
    expect(statusesOf(answers).toSorted((a, b) => a - b)).toEqual([201, 429]);
    const rejected = answers.find(({ status }) => status === 429);
    expect(Number(rejected?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('owner')).status).toBe(201);
    await database().setting.deleteMany({ where: { key: 'INVITATIONS_PER_DAY' } });
  });
});

describe('GET /api/user-invitations/', () => {
  it('answers 200 as filtered and ordered', async () => {
    const first = await made('owner', { email: `a.${address()}` });
    const second = await made('owner', { role: 'PROJECT.ADMIN', email: `b.${address()}` });
    const scope = `scope=${projectId}`;
    expect(await listed(scope)).toEqual([second.uuid, first.uuid]);
    expect(await listed(`${scope}&o=created`)).toEqual([first.uuid, second.uuid]);
    expect(await listed(`${scope}&o=-email`)).toEqual([second.uuid, first.uuid]);
    expect(await listed(`${scope}&role_name=project.admin`)).toEqual([second.uuid]);
    expect(await listed(`${scope}&role_uuid=${first.role}`)).toEqual([first.uuid]);
    expect(await listed(`${scope}&email=a.new`)).toEqual([first.uuid]);
    expect(await listed(`email_exact=${first.email.toUpperCase()}`)).toEqual([first.uuid]);
    expect(await listed(`${scope}&state=pending&state=project`)).toHaveLength(2);
    expect(await listed(`${scope}&state=accepted`)).toEqual([]);
    expect(
      await listed(`customer_uuid=${customerId}&scope_type=project&scope_name=tidal&scope_description=TIDES`),
    ).toHaveLength(2);
    expect(await listed(`customer_uuid=${customerId}&scope_type=customer`)).toEqual([]);
  });

  it('answers 200 with what has expired as expired, at that instant and without any job', async () => {
    const { invitation } = await makeInvitation({ project_id: projectId, expires_at: new Date(clock().getTime() - 1) });
    expect(await listed(`scope=${projectId}&state=expired`)).toEqual([invitation.id]);
    expect(await listed(`scope=${projectId}&state=pending`)).toEqual([]);
  });

  it('answers 200 to the inviter, who may add the role, who is invited, staff and support, and to nobody else', async () => {
    const { uuid } = await made('owner', { email: invitedEmail });
    const asked = await made('member', { email: invitedEmail, role: 'PROJECT.ADMIN' });
    const of = (caller: InvitedCaller) => listed(`customer_uuid=${customerId}`, caller);
    for (const caller of ['owner', 'manager', 'staff', 'support'] as const)
      expect(await of(caller)).toEqual([asked.uuid, uuid]);
    expect([await of('member'), await of('invited'), await of('admin')]).toEqual([[asked.uuid], [uuid], []]);
  });

  it('answers 400 to an unknown state, and 401 without a token', async () => {
    const ask = (query: string) =>
      callOperation(listUserInvitationsOperation, { token: place.tokenOf('owner'), query });
    expect((await ask('?state=open')).status).toBe(400);
    expect((await callOperation(listUserInvitationsOperation)).status).toBe(401);
  });
});

describe('GET /api/user-invitations/{uuid}/', () => {
  it('answers 200, 400 to an unknown member, 401 without a token, and 404 to who does not read it', async () => {
    const { uuid } = await made();
    const ask = (query: string) =>
      callOperation(readUserInvitationOperation, { token: place.tokenOf('owner'), params: { uuid }, query });
    expect(await (await ask('?field=state')).json()).toEqual({ state: 'pending' });
    expect((await ask('?field=colour')).status).toBe(400);
    expect((await callOperation(readUserInvitationOperation, { params: { uuid } })).status).toBe(401);
    expect(statusesOf([await read(uuid, 'member'), await read(uuid, 'stranger')])).toEqual([404, 404]);
  });
});

describe('GET /api/user-invitations/{uuid}/details/', () => {
  const details = (uuid: string, token?: string) =>
    callOperation(readUserInvitationDetailsOperation, { params: { uuid }, ...(token !== undefined && { token }) });

  it('answers 200 to who is invited, without the members of the person', async () => {
    const { uuid } = await made('owner', { email: invitedEmail, full_name: 'Ann' });
    const answer = await (await details(uuid, place.tokenOf('invited'))).json();
    expect(answer).toMatchObject({
      scope_name: 'Tidal models',
      role_name: 'PROJECT.MEMBER',
      email: invitedEmail,
      state: 'pending',
    });
    for (const left of ['url', 'uuid', 'role', 'created', 'expires', 'full_name', 'civil_number'])
      expect(answer).not.toHaveProperty(left);
  });

  it('answers 401 without a token, and 404 to others', async () => {
    const { uuid } = await made('owner', { email: invitedEmail });
    expect(statusesOf([await details(uuid), await details(uuid, place.tokenOf('stranger'))])).toEqual([401, 404]);
  });
});
