import { beforeAll, describe, expect, it, vi } from 'vitest';
import { changeResourceOperation, setPausedOperation } from '@/lib/contracts/marketplace/marketplace';
import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeResource, makeToken, makeUser } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';
let staff = '';

beforeAll(async () => {
  staff = await makeToken((await makeUser({ is_staff: true })).id);
});

async function make(role = 'PROJECT_MANAGER', resource: object = {}) {
  const held = await makeHeldResource({ role, resource });
  return { ...held, token: await makeToken(held.person.id) };
}

function call(operation: Operation, uuid: string, body: unknown, token?: string) {
  return callOperation(operation, { params: { uuid }, body, ...(token !== undefined && { token }) });
}

describe('POST /api/marketplace-resources/{uuid}/set_paused/', () => {
  it('answers 200 with the resource and a status, and says with an event that staff paused it', async () => {
    const { id, project_id } = await makeResource();
    const answer = await call(setPausedOperation, id, { paused: true }, staff);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { uuid: id, paused: true, paused_by: 'staff', status: 'The resource is paused.' },
    ]);
    await call(setPausedOperation, id, { paused: true }, staff);
    await call(setPausedOperation, id, { paused: false }, staff);
    const events = await database().event.findMany({ where: { project_id }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type }) => event_type)).toEqual([
      'marketplace_resource_paused',
      'marketplace_resource_unpaused',
    ]);
    expect(events[0]?.context).toMatchObject({ resource_uuid: id });
  });

  it('answers 200 to who takes over what grace paused, which then is theirs, without another event', async () => {
    const { id, project_id } = await makeResource({ paused: true, paused_by: 'grace' });
    const answer = await call(setPausedOperation, id, { paused: true }, staff);
    expect(await answer.json()).toMatchObject({ paused: true, paused_by: 'staff' });
    expect(await database().event.count({ where: { project_id } })).toBe(0);
  });

  it('answers 400 without paused, 404 to one that is not there, and 409 to one that has ended', async () => {
    const { id } = await makeResource({ state: 'TERMINATED' });
    expect((await call(setPausedOperation, id, {}, staff)).status).toBe(400);
    expect((await call(setPausedOperation, nobodysUuid, { paused: true }, staff)).status).toBe(404);
    expect((await call(setPausedOperation, id, { paused: true }, staff)).status).toBe(409);
  });

  it('answers 401 without a token, 403 to owners, and 404 to strangers', async () => {
    const { token, uuid } = await make('CUSTOMER_OWNER');
    expect((await call(setPausedOperation, uuid, { paused: true })).status).toBe(401);
    expect((await call(setPausedOperation, uuid, { paused: true }, token)).status).toBe(403);
    const stranger = await makeToken((await makeUser()).id);
    expect((await call(setPausedOperation, uuid, { paused: true }, stranger)).status).toBe(404);
  });
});

describe('PATCH /api/marketplace-resources/{uuid}/', () => {
  it('answers 200 to a new name from who may change the project, and to all fields from staff', async () => {
    const { token, uuid } = await make();
    expect(await (await call(changeResourceOperation, uuid, { name: ' Disk ' }, token)).json()).toMatchObject({
      uuid,
      name: 'Disk',
    });
    const answer = await call(changeResourceOperation, uuid, { backend_id: 'd-7', service_settings: null }, staff);
    expect([answer.status, await answer.json()]).toMatchObject([200, { name: 'Disk', backend_id: 'd-7' }]);
  });

  it('answers 200 to who sends back what is there, whoever may change it', async () => {
    const { token, uuid } = await make('PROJECT_MEMBER', { backend_id: 'd-7' });
    expect((await call(changeResourceOperation, uuid, { backend_id: 'd-7' }, token)).status).toBe(200);
  });

  it('answers 403 naming the field, and changes nothing, also not the fields that are allowed', async () => {
    const { token, uuid } = await make();
    const answer = await call(changeResourceOperation, uuid, { name: 'Disk', backend_id: 'd-7' }, token);
    expect([answer.status, (await answer.json()).detail]).toEqual([403, 'You can’t change backend_id.']);
    expect((await database().resource.findUniqueOrThrow({ where: { id: uuid } })).name).not.toBe('Disk');
    const member = await make('PROJECT_MEMBER');
    expect((await call(changeResourceOperation, member.uuid, { name: 'Disk' }, member.token)).status).toBe(403);
  });

  it('answers 403 to who sends back a field that staff are changing at that moment, and the change stays', async () => {
    const { token, uuid } = await make('PROJECT_MANAGER', { backend_id: 'old' });
    const answer = await database().$transaction(async (db) => {
      await db.resource.update({ where: { id: uuid }, data: { backend_id: 'new' } });
      const sent = call(changeResourceOperation, uuid, { name: 'Disk', backend_id: 'old' }, token);
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
      return { sent };
    });
    expect((await answer.sent).status).toBe(403);
    expect(await database().resource.findUniqueOrThrow({ where: { id: uuid } })).toMatchObject({ backend_id: 'new' });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(501) }, 'name'],
    [{ backend_id: 'x'.repeat(256) }, 'backend_id'],
    [{ service_settings: nobodysUuid }, 'service_settings'],
    [{ state: 'OK' }, 'state'],
  ])('answers 400 to %j', async (body, field) => {
    const { uuid } = await make();
    const answer = await call(changeResourceOperation, uuid, body, staff);
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('answers 401 without a token, 404 to strangers, and 409 to one that has ended', async () => {
    const { token, uuid } = await make('PROJECT_MANAGER', { state: 'TERMINATED' });
    expect((await call(changeResourceOperation, uuid, { name: 'Disk' })).status).toBe(401);
    const stranger = await makeToken((await makeUser()).id);
    expect((await call(changeResourceOperation, uuid, { name: 'Disk' }, stranger)).status).toBe(404);
    expect((await call(changeResourceOperation, uuid, { name: 'Disk' }, token)).status).toBe(409);
  });
});
