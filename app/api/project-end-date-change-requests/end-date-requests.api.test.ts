import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approveEndDateRequestOperation,
  cancelEndDateRequestOperation,
  createEndDateRequestOperation,
  type EndDateRequest,
  listEndDateRequestsOperation,
  readEndDateRequestOperation,
  rejectEndDateRequestOperation,
} from '@/lib/contracts/projects/end-date-requests';
import { clock } from '@/lib/core/clock';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';

const today = dayOf(clock(), 'UTC');
const inDays = (days: number) => addDays(today, days);

let customerId = '';
let projectId = '';
let ownerId = '';
const tokens = { owner: '', manager: '', member: '', staff: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  customerId = (await makeCustomer()).id;
  ownerId = (await makeUser({ full_name: 'Olga' })).id;
  await makeRole({ user_id: ownerId, role: 'CUSTOMER_OWNER', customer_id: customerId });
  tokens.owner = await makeToken(ownerId);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

beforeEach(async () => {
  projectId = (await makeProject({ customer_id: customerId })).id;
  for (const [caller, role] of [
    ['manager', 'PROJECT_MANAGER'],
    ['member', 'PROJECT_MEMBER'],
  ] as const) {
    const person = await makeUser({ full_name: caller });
    await makeRole({ user_id: person.id, role, project_id: projectId });
    tokens[caller] = await makeToken(person.id);
  }
});

const post = (caller: Caller, fields: object = {}) =>
  callOperation(createEndDateRequestOperation, {
    token: tokens[caller],
    body: { project: `/api/projects/${projectId}/`, requested_end_date: inDays(20), comment: 'More time.', ...fields },
  });
const asked = async (caller: Caller = 'manager'): Promise<EndDateRequest> => (await post(caller)).json();
const list = (query: string, caller: Caller = 'owner') =>
  callOperation(listEndDateRequestsOperation, { token: tokens[caller], query });
const read = (uuid: string, caller: Caller = 'owner') =>
  callOperation(readEndDateRequestOperation, { token: tokens[caller], params: { uuid } });
const decisions = { approve: approveEndDateRequestOperation, reject: rejectEndDateRequestOperation } as const;
const decide = (how: keyof typeof decisions, uuid: string, caller: Caller = 'owner') =>
  callOperation(decisions[how], { token: tokens[caller], params: { uuid }, body: { comment: 'Fine.' } });
const cancel = (uuid: string, caller: Caller = 'manager') =>
  callOperation(cancelEndDateRequestOperation, { token: tokens[caller], params: { uuid } });

describe('POST /api/project-end-date-change-requests/', () => {
  it('answers 201 to a comment of null, which is none', async () => {
    const answer = await post('manager', { comment: null });
    expect([answer.status, await answer.json()]).toMatchObject([201, { comment: '' }]);
  });

  it('answers 201 with the pending request', async () => {
    const answer = await post('manager');
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        state: 'pending',
        project_uuid: projectId,
        customer_uuid: customerId,
        requested_end_date: inDays(20),
        created_by_full_name: 'manager',
        reviewed_at: null,
        comment: 'More time.',
        review_comment: '',
      },
    ]);
  });

  it('answers 400 to a date in the past, and to a project that the caller does not read', async () => {
    expect(await (await post('manager', { requested_end_date: inDays(-1) })).json()).toMatchObject({
      requested_end_date: ['Cannot be earlier than the current date.'],
    });
    expect((await post('stranger')).status).toBe(400);
  });

  it('answers 401 without a token, and 403 to members', async () => {
    expect((await callOperation(createEndDateRequestOperation, { body: {} })).status).toBe(401);
    expect((await post('member')).status).toBe(403);
  });

  it('answers 409 while another one is pending, and for a deleted project', async () => {
    await post('manager');
    expect((await post('owner')).status).toBe(409);
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    await database().endDateChangeRequest.deleteMany({ where: { project_id: projectId } });
    expect((await post('owner')).status).toBe(409);
  });

  it('answers 422 in a blocked organisation, where nothing new begins', async () => {
    const { customer_id: id } = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    await database().customer.update({ where: { id }, data: { blocked: true } });
    const rejected = await post('manager');
    await database().customer.update({ where: { id }, data: { blocked: false } });
    expect([rejected.status, (await rejected.json()).detail]).toEqual([422, 'This organisation is blocked.']);
  });
});

describe('GET /api/project-end-date-change-requests/', () => {
  it('answers 200 without those of deleted projects, which who has a role in the organisation still reads alone', async () => {
    const { uuid } = await asked();
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect(await (await list(`?project_uuid=${projectId}`)).json()).toEqual([]);
    expect([(await read(uuid)).status, (await read(uuid, 'stranger')).status]).toEqual([200, 404]);
  });

  it('answers 200 with the requests of projects that the caller reads, as filtered', async () => {
    const { created_by_uuid, uuid } = await asked();
    const ids = async (query: string, caller: Caller = 'owner') => {
      const rows: EndDateRequest[] = await (await list(`?project_uuid=${projectId}&${query}`, caller)).json();
      return rows.map((row) => row.uuid);
    };
    expect(
      await ids(`state=pending&state=approved&created_by_uuid=${created_by_uuid}&customer_uuid=${customerId}`),
    ).toEqual([uuid]);
    expect(await ids('state=rejected')).toEqual([]);
    expect(await ids('', 'member')).toEqual([uuid]);
    expect(await ids('', 'stranger')).toEqual([]);
  });

  it('answers 400 to an unknown state, and 401 without a token', async () => {
    expect((await list('?state=open')).status).toBe(400);
    expect((await callOperation(listEndDateRequestsOperation)).status).toBe(401);
  });
});

describe('GET /api/project-end-date-change-requests/{uuid}/', () => {
  it('answers 200, 401 without a token, and 404 to who does not read the project', async () => {
    const { uuid } = await asked();
    expect((await read(uuid, 'member')).status).toBe(200);
    expect((await callOperation(readEndDateRequestOperation, { params: { uuid } })).status).toBe(401);
    expect((await read(uuid, 'stranger')).status).toBe(404);
  });
});

describe('POST /api/project-end-date-change-requests/{uuid}/approve/', () => {
  it('answers 200, sets the date in the name of the approver, and writes both events', async () => {
    const answer = await decide('approve', (await asked()).uuid);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { state: 'approved', reviewed_by_full_name: 'Olga', review_comment: 'Fine.' },
    ]);
    const project = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    expect(project).toMatchObject({ end_date: dayValue(inDays(20)), end_date_requested_by_id: ownerId });
    const events = await database().event.findMany({ where: { project_id: projectId }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type }) => event_type)).toEqual([
      'project_end_date_change_request_created',
      'project_update_succeeded',
      'project_end_date_change_request_approved',
    ]);
  });

  it('answers 400 when the date has passed meanwhile, and leaves the request pending', async () => {
    const { uuid } = await asked();
    await database().endDateChangeRequest.update({
      where: { id: uuid },
      data: { requested_end_date: dayValue(inDays(-1)) },
    });
    expect((await decide('approve', uuid)).status).toBe(400);
    expect(await (await read(uuid)).json()).toMatchObject({ state: 'pending' });
  });

  it('answers 403 to the asker and to managers, 401 without a token, 404 to strangers', async () => {
    const own = await asked('owner');
    expect((await decide('approve', own.uuid)).status).toBe(403);
    expect((await decide('approve', own.uuid, 'manager')).status).toBe(403);
    expect((await decide('approve', own.uuid, 'stranger')).status).toBe(404);
    expect((await callOperation(approveEndDateRequestOperation, { params: { uuid: own.uuid } })).status).toBe(401);
  });

  it('answers 409 to all but the first of several decisions at once', async () => {
    const { uuid } = await asked();
    const answers = await Promise.all([
      decide('approve', uuid),
      decide('reject', uuid),
      decide('approve', uuid, 'staff'),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});

describe('POST /api/project-end-date-change-requests/{uuid}/reject/', () => {
  it('answers 200 and leaves the date as it is', async () => {
    const answer = await decide('reject', (await asked()).uuid);
    expect([answer.status, await answer.json()]).toMatchObject([200, { state: 'rejected' }]);
    expect((await database().project.findUniqueOrThrow({ where: { id: projectId } })).end_date).toBeNull();
  });

  it('answers 400 to a comment that is too long, 401, 403, 404, and 409 when it is not pending', async () => {
    const { uuid } = await asked();
    const asking = { token: tokens.owner, params: { uuid }, body: { comment: 'x'.repeat(2_001) } };
    expect((await callOperation(rejectEndDateRequestOperation, asking)).status).toBe(400);
    expect((await callOperation(rejectEndDateRequestOperation, { params: { uuid } })).status).toBe(401);
    expect((await decide('reject', uuid, 'member')).status).toBe(403);
    expect((await decide('reject', uuid, 'stranger')).status).toBe(404);
    await cancel(uuid);
    const late = await decide('reject', uuid);
    expect([late.status, (await late.json()).detail]).toEqual([
      409,
      'The request is no longer pending: it is cancelled.',
    ]);
  });
});

describe('POST /api/project-end-date-change-requests/{uuid}/cancel/', () => {
  it('answers 200 to the asker and to staff', async () => {
    expect(await (await cancel((await asked()).uuid)).json()).toMatchObject({ state: 'canceled', reviewed_at: null });
    expect((await cancel((await asked()).uuid, 'staff')).status).toBe(200);
  });

  it('answers 401 without a token, 403 to others, 404 to strangers, and 409 when it is not pending', async () => {
    const { uuid } = await asked();
    expect((await callOperation(cancelEndDateRequestOperation, { params: { uuid } })).status).toBe(401);
    expect((await cancel(uuid, 'owner')).status).toBe(403);
    expect((await cancel(uuid, 'stranger')).status).toBe(404);
    await decide('reject', uuid);
    expect((await cancel(uuid)).status).toBe(409);
  });
});
