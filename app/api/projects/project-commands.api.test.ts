import { beforeAll, describe, expect, it } from 'vitest';
import { listProjectCommandsOperation, listProjectOfferingsOperation } from '@/lib/contracts/projects/commands';
import { clock } from '@/lib/core/clock';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  dayValue,
  makeCustomer,
  makeOffering,
  makeProject,
  makeRole,
  makeToken,
  makeUser,
  uniqueName,
} from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const today = dayOf(clock(), 'UTC');
const inDays = (days: number) => dayValue(addDays(today, days));

let customerId = '';
let ownerId = '';
let managerId = '';
const tokens = { owner: '', manager: '', member: '', staff: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  customerId = (await makeCustomer({ grace_period_days: null })).id;
  ownerId = (await makeUser()).id;
  await makeRole({ user_id: ownerId, role: 'CUSTOMER_OWNER', customer_id: customerId });
  managerId = (await makeUser()).id;
  tokens.owner = await makeToken(ownerId);
  tokens.manager = await makeToken(managerId);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

type Fields = NonNullable<Parameters<typeof makeProject>[0]>;

async function makePlace(fields: Fields = {}): Promise<string> {
  const { id } = await makeProject({ customer_id: customerId, ...fields });
  await makeRole({ user_id: managerId, role: 'PROJECT_MANAGER', project_id: id });
  const member = await makeUser();
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: id });
  tokens.member = await makeToken(member.id);
  return id;
}

async function commands(uuid: string, caller: Caller): Promise<string[]> {
  const answer = await callOperation(listProjectCommandsOperation, { token: tokens[caller], params: { uuid } });
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('GET /api/projects/{uuid}/commands/', () => {
  it('answers 200 with what each role may do with a project that works', async () => {
    const uuid = await makePlace();
    expect(await commands(uuid, 'member')).toEqual(['place_order']);
    expect(await commands(uuid, 'manager')).toEqual([
      'change',
      'check_restrictions',
      'request_end_date',
      'place_order',
    ]);
    expect(await commands(uuid, 'owner')).toEqual([
      'change',
      'set_restrictions',
      'check_restrictions',
      'set_end_date',
      'request_end_date',
      'place_order',
      'delete',
    ]);
    expect(await commands(uuid, 'staff')).toEqual([
      'change',
      'change_administration',
      'set_restrictions',
      'check_restrictions',
      'set_end_date',
      'request_end_date',
      'place_order',
      'delete',
      'move',
    ]);
  });

  it('answers 200 with deciding a request to others than its asker, and with taking it back to the asker', async () => {
    const uuid = await makePlace();
    await database().endDateChangeRequest.create({
      data: {
        project_id: uuid,
        state: 'pending',
        requested_end_date: inDays(20),
        created_by_id: managerId,
        created: clock(),
      },
    });
    expect(await commands(uuid, 'owner')).toContain('decide_end_date');
    expect(await commands(uuid, 'owner')).not.toContain('request_end_date');
    expect(await commands(uuid, 'manager')).toEqual([
      'change',
      'check_restrictions',
      'cancel_end_date_request',
      'place_order',
    ]);
  });

  it('answers 200 without ordering once the project has ended, or where its organisation is blocked', async () => {
    const ended = await makePlace({ end_date: inDays(-1) });
    expect(await commands(ended, 'owner')).toEqual([
      'change',
      'set_restrictions',
      'check_restrictions',
      'set_end_date',
      'request_end_date',
      'accept_end',
      'delete',
    ]);
    expect(await commands(ended, 'member')).toEqual([]);
    const uuid = await makePlace();
    await database().customer.update({ where: { id: customerId }, data: { blocked: true } });
    expect(await commands(uuid, 'member')).toEqual([]);
    await database().customer.update({ where: { id: customerId }, data: { blocked: false } });
  });

  it('answers 200 with undoing an accepted end, and no longer with accepting it', async () => {
    const uuid = await makePlace({ end_date: inDays(5), end_accepted_at: clock() });
    expect(await commands(uuid, 'owner')).toContain('undo_accept_end');
    expect(await commands(uuid, 'owner')).not.toContain('accept_end');
  });

  it('answers 200 with recovering a deleted project alone, and the team and deleting it for good to staff', async () => {
    const user_roles = [{ user_id: managerId }];
    const uuid = await makePlace({
      is_removed: true,
      removed_at: clock(),
      termination_metadata: { terminated_at: clock().toISOString(), terminated_by: null, user_roles },
    });
    expect(await commands(uuid, 'owner')).toEqual(['recover']);
    expect(await commands(uuid, 'manager')).toEqual([]);
    expect(await commands(uuid, 'staff')).toEqual(['recover', 'restore_team', 'move', 'hard_delete']);
  });

  it('answers 401 without a token, and 404 to who does not read the project', async () => {
    expect((await callOperation(listProjectCommandsOperation, { params: { uuid: nobody } })).status).toBe(401);
    const ask = { token: tokens.stranger, params: { uuid: await makePlace() } };
    expect((await callOperation(listProjectCommandsOperation, ask)).status).toBe(404);
  });
});

describe('GET /api/projects/{uuid}/offerings/', () => {
  it('answers 200 with offerings by name, with what they count and whether their provider reviews orders', async () => {
    const uuid = await makePlace();
    const name = uniqueName('Cluster');
    const offering = await makeOffering({ name, plugin_options: { provider_review: true } });
    const answer = await callOperation(listProjectOfferingsOperation, {
      token: tokens.member,
      params: { uuid },
      query: `?q=${name}`,
    });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [{ uuid: offering.id, name, asks_for_review: true, components: expect.any(Array) }],
    ]);
  });

  it('answers 400 to an unknown filter, 401 without a token, and 404 to who does not read the project', async () => {
    const params = { uuid: await makePlace() };
    const ask = (token: string, query = '') => callOperation(listProjectOfferingsOperation, { token, params, query });
    expect((await ask(tokens.member, '?name=x')).status).toBe(400);
    expect((await callOperation(listProjectOfferingsOperation, { params })).status).toBe(401);
    expect((await ask(tokens.stranger)).status).toBe(404);
  });
});
