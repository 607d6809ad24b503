import { describe, expect, it } from 'vitest';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';
import {
  listResourceActionsOperation,
  listResourceCommandsOperation,
  readResourceHistoryOperation,
} from '@/lib/contracts/marketplace/details';
import {
  createOrderOperation,
  listOrdersOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeOrder, makeToken, makeUser } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { testNow } from '@/lib/testing/test-context';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';

async function makeKnocker() {
  const made = await makeHeldResource({ role: 'PROJECT_MANAGER', resource: { end_date: dayValue('2090-01-31') } });
  return { ...made, token: await makeToken(made.person.id) };
}

describe('GET /api/marketplace-resources/{uuid}/history/', () => {
  it('answers 200 with what happened to it and who did it, newest first', async () => {
    const { token, uuid, person } = await makeKnocker();
    await callOperation(terminateResourceOperation, { token, params: { uuid } });
    const answer = await callOperation(readResourceHistoryOperation, { token, params: { uuid } });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      [
        { at: expect.any(String), what: 'Termination accepted', detail: '31 Jan 2090', by: person.full_name },
        { at: testNow.toISOString(), what: 'Created', detail: '', by: null },
      ],
    ]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readResourceHistoryOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to a resource of others', async () => {
    const { uuid } = await makeKnocker();
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(readResourceHistoryOperation, { token, params: { uuid } })).status).toBe(404);
  });
});

describe('GET /api/marketplace-resources/{uuid}/user_actions/', () => {
  it('answers 200 with the caller’s own actions about it', async () => {
    const { token, uuid, person, project } = await makeKnocker();
    const evidence = { end_date: '2090-01-31', time_zone: 'UTC', schedule: [30], reminder_days: 30 };
    const about = { action_type: 'expiring_resource', object_type: 'resource', object_id: uuid, evidence };
    const { id } = await makeAction(person.id, project, about);
    const answer = await callOperation(listResourceActionsOperation, { token, params: { uuid } });
    expect([answer.status, await answer.json()]).toMatchObject([200, [{ uuid: id, status: 'open' }]]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listResourceActionsOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to a resource of others', async () => {
    const { uuid } = await makeKnocker();
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(listResourceActionsOperation, { token, params: { uuid } })).status).toBe(404);
  });
});

describe('GET /api/marketplace-orders/', () => {
  it('answers 200 with the orders of one resource to ?resource_uuid', async () => {
    const { token, uuid, project } = await makeKnocker();
    const order = await makeOrder({ project_id: project.id, resource_id: uuid });
    await makeOrder({ project_id: project.id });
    const answer = await callOperation(listOrdersOperation, { token, query: `?resource_uuid=${uuid}` });
    expect([answer.status, await answer.json()]).toMatchObject([200, [{ uuid: order.id }]]);
  });
});

describe('GET /api/marketplace-resources/{uuid}/commands/', () => {
  const labelsOf = async (token: string, uuid: string) => {
    const answer = await callOperation(listResourceCommandsOperation, { token, params: { uuid } });
    const commands: { label: string }[] = await answer.json();
    return [answer.status, ...commands.map(({ label }) => label)];
  };

  it('answers 200 with what the caller may do with it as it is now', async () => {
    const { token, uuid } = await makeKnocker();
    expect(await labelsOf(token, uuid)).toEqual([
      200,
      'Renew resource',
      'Terminate resource',
      'Change end date',
      'Remove end date',
      'Change limits',
      'Terminate now',
    ]);
    await callOperation(terminateResourceOperation, { token, params: { uuid } });
    expect(await labelsOf(token, uuid)).toEqual([
      200,
      'Renew resource',
      'Undo termination',
      'Change end date',
      'Remove end date',
      'Change limits',
      'Terminate now',
    ]);
    const updating = await makeHeldResource({ resource: { state: 'UPDATING' } });
    expect(await labelsOf(await makeToken(updating.person.id), updating.uuid)).toEqual([200, 'Set end date']);
  });

  it('answers 200 to staff with pausing too, until it is terminated', async () => {
    const token = await makeToken((await makeUser({ is_staff: true })).id);
    const [active, paused, gone] = await Promise.all([
      makeHeldResource({}),
      makeHeldResource({ resource: { paused: true, paused_by: 'staff' } }),
      makeHeldResource({ resource: { state: 'TERMINATED' } }),
    ]);
    expect(await labelsOf(token, active.uuid)).toContain('Pause resource');
    expect(await labelsOf(token, paused.uuid)).toContain('Unpause resource');
    expect(await labelsOf(token, gone.uuid)).toEqual([200]);
  });

  it('answers 200 with an order of other limits to who may order, with what they are, while that would be taken', async () => {
    const { person, uuid } = await makeHeldResource({ role: 'PROJECT_MEMBER', resource: { limits: { term: 3 } } });
    const token = await makeToken(person.id);
    const [command, ...more]: ObjectCommand[] = await (
      await callOperation(listResourceCommandsOperation, { token, params: { uuid } })
    ).json();
    expect([command, more]).toMatchObject([{ label: 'Change limits', limits: [{ type: 'term', value: 3 }] }, []]);
    const { project_id } = await database().resource.findUniqueOrThrow({ where: { id: uuid } });
    const project = (data: object) => database().project.update({ where: { id: project_id }, data });
    await project({ end_date: new Date('2026-03-01') });
    expect(await labelsOf(token, uuid)).toEqual([200]);
    await project({ end_date: null });
    const placed = await callOperation(createOrderOperation, {
      token,
      body: { ...command?.body, limits: { term: 5 } },
    });
    expect([placed.status, await placed.json()]).toMatchObject([201, { type: 'Update', limits: { term: 5 } }]);
    expect(await labelsOf(token, uuid)).toEqual([200]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listResourceCommandsOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to a resource of others', async () => {
    const { uuid } = await makeKnocker();
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(listResourceCommandsOperation, { token, params: { uuid } })).status).toBe(404);
  });
});
