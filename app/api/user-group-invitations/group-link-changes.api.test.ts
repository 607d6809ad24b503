import { beforeEach, describe, expect, it } from 'vitest';
import {
  cancelGroupInvitationOperation,
  deleteGroupInvitationOperation,
} from '@/lib/contracts/members/group-invitations';
import {
  changeGroupInvitationOperation,
  replaceGroupInvitationOperation,
} from '@/lib/contracts/members/group-link-change';
import { approvePermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { groupLinkCalls } from '@/lib/testing/group-link-calls';
import { type InvitedCaller, type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { makeGroupInvitation } from '@/lib/testing/make-group-invitation';

let customerId = '';
let projectId = '';
let asker = { id: '' };
let place: InvitedPlace;

beforeEach(async () => {
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
  asker = place.people.stranger;
});

const { block, made, projects, submit } = groupLinkCalls(() => place);
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const unknown = '00000000-0000-4000-8000-000000000000';

describe('PATCH /api/user-group-invitations/{uuid}/', () => {
  const operation = changeGroupInvitationOperation;
  const store = (uuid: string, caller: InvitedCaller, body: object = {}) =>
    callOperation(operation, {
      token: place.tokenOf(caller),
      params: { uuid },
      body: { role: 'PROJECT.MEMBER', scope: projectId, ...body },
    });

  it('answers 200 with what was changed, and writes an event', async () => {
    const { uuid } = await made('manager');
    const answer = await store(uuid, 'manager', { custom_text: 'Welcome.', allow_multiple_requests: true });
    expect(await answer.json()).toMatchObject({ custom_text: 'Welcome.', allow_multiple_requests: true });
    const events = { project_id: projectId, event_type: 'user_group_invitation_updated' };
    expect(await database().event.count({ where: events })).toBe(2);
  });

  it('answers 200 to creating no more projects: who asks then is shown to ask for the role, and gets it', async () => {
    const { uuid } = await made('owner', projects());
    const role = { role: 'CUSTOMER.SUPPORT', scope: customerId };
    expect((await store(uuid, 'owner', { ...role, auto_create_project: false })).status).toBe(200);
    const asked = { params: { uuid: (await (await submit(uuid, 'stranger')).json()).uuid }, ...place.asOf('owner') };
    const approved = await callOperation(approvePermissionRequestOperation, { ...asked, body: { comment: '' } });
    expect(await approved.json()).toMatchObject({ project_name_template: '', role_name: 'CUSTOMER.SUPPORT' });
    expect(await database().userRole.count({ where: { user_id: asker.id, customer_id: customerId } })).toBe(1);
  });

  it('answers 400 to another place, 401 without a token, 403 to members, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('manager');
    expect((await store(uuid, 'owner', { scope: customerId })).status).toBe(400);
    expect((await callOperation(operation, { params: { uuid }, body: {} })).status).toBe(401);
    expect(statusesOf([await store(uuid, 'member'), await store(unknown, 'owner')])).toEqual([403, 404]);
  });

  it('answers 409 to one that has ended, and 422 where the organisation is blocked', async () => {
    const [{ uuid }, ended] = [
      await made('manager'),
      await makeGroupInvitation({ project_id: projectId, is_active: false }),
    ];
    expect((await store(ended.id, 'manager')).status).toBe(409);
    await block();
    expect((await store(uuid, 'manager', { custom_text: 'Hi.' })).status).toBe(422);
  });

  it('answers 409 to another role while requests wait that asked for the one it gives', async () => {
    const { uuid } = await made('owner');
    await submit(uuid, 'stranger');
    expect((await store(uuid, 'owner', { role: 'PROJECT.MANAGER' })).status).toBe(409);
    expect((await store(uuid, 'owner', { custom_text: 'Welcome.' })).status).toBe(200);
  });
});

describe('PUT /api/user-group-invitations/{uuid}/', () => {
  const put = (uuid: string, caller: InvitedCaller | undefined, body: object = {}) =>
    callOperation(replaceGroupInvitationOperation, {
      params: { uuid },
      body: { role: 'PROJECT.MEMBER', scope: projectId, ...body },
      ...place.asOf(caller),
    });

  it('answers 200, 400 to another place, 401 without a token, 403 to members, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('manager', { custom_text: 'Welcome.' });
    expect(await (await put(uuid, 'manager', { auto_approve: true })).json()).toMatchObject({
      auto_approve: true,
      custom_text: 'Welcome.',
    });
    expect(statusesOf([await put(uuid, 'owner', { scope: customerId }), await put(uuid, undefined)])).toEqual([
      400, 401,
    ]);
    expect(statusesOf([await put(uuid, 'member'), await put(unknown, 'owner')])).toEqual([403, 404]);
  });

  it('answers 409 to one that has ended, and 422 where the organisation is blocked', async () => {
    const { uuid } = await made('manager');
    const ended = await makeGroupInvitation({ project_id: projectId, is_active: false });
    expect((await put(ended.id, 'manager')).status).toBe(409);
    await block();
    expect((await put(uuid, 'manager', { custom_text: 'Hi.' })).status).toBe(422);
  });
});

describe('DELETE /api/user-group-invitations/{uuid}/', () => {
  const remove = (uuid: string, caller?: InvitedCaller) =>
    callOperation(deleteGroupInvitationOperation, {
      params: { uuid },
      ...place.asOf(caller),
    });

  it('answers 204, 401 without a token, 403 to others, 404 to an unknown uuid, and 409 with requests', async () => {
    const [first, second] = [await made('manager'), await made('manager')];
    await submit(second.uuid, 'stranger');
    expect(
      statusesOf([await remove(first.uuid), await remove(first.uuid, 'member'), await remove(first.uuid, 'manager')]),
    ).toEqual([401, 403, 204]);
    expect(statusesOf([await remove(first.uuid, 'manager'), await remove(second.uuid, 'manager')])).toEqual([404, 409]);
  });
});

describe('POST /api/user-group-invitations/{uuid}/cancel/', () => {
  const cancel = (uuid: string, caller?: InvitedCaller) =>
    callOperation(cancelGroupInvitationOperation, {
      params: { uuid },
      ...place.asOf(caller),
    });

  it('answers 200 and cancels what waits, of which the askers are told', async () => {
    const { uuid } = await made('manager');
    await submit(uuid, 'stranger');
    expect(await (await cancel(uuid, 'manager')).json()).toMatchObject({ is_active: false });
    expect(await database().permissionRequest.findMany({ where: { group_invitation_id: uuid } })).toMatchObject([
      { state: 'canceled' },
    ]);
    expect(await database().outboxMessage.count({ where: { kind: 'permission_request', user_id: asker.id } })).toBe(1);
  });

  it('answers 401 without a token, 403 to others, 404 to an unknown uuid, and 409 to one that has ended', async () => {
    const { uuid } = await made('manager');
    expect(statusesOf([await cancel(uuid), await cancel(uuid, 'stranger'), await cancel(unknown, 'owner')])).toEqual([
      401, 403, 404,
    ]);
    expect(statusesOf([await cancel(uuid, 'owner'), await cancel(uuid, 'owner')])).toEqual([200, 409]);
  });
});
