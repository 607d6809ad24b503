import { describe, expect, it } from 'vitest';
import {
  listProjectCostsOperation,
  readProjectStatsOperation,
  syncUserRolesOperation,
} from '@/lib/contracts/projects/figures';
import { readProjectOperation } from '@/lib/contracts/projects/projects';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { dayValue, makeCustomer, makeOrder, makeProject, makeResource } from '@/lib/testing/make';
import { inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const here = withProject();
const stats = (query = '', caller: ProjectCaller | null = 'member', uuid = here.projectId) =>
  here.call(readProjectStatsOperation, caller, { query, params: { uuid } });
const costs = (query = '', caller: ProjectCaller | null = 'member', headers = {}) =>
  here.call(listProjectCostsOperation, caller, { query, headers });
const costsOf = async (uuid: string) =>
  (await (await here.call(listProjectCostsOperation, 'staff', { params: { uuid } })).json()).map(
    ({ cost }: { cost: string }) => cost,
  );
const priceOf = async (uuid: string) =>
  (await (await here.call(readProjectOperation, 'staff', { params: { uuid } })).json()).billing_price_estimate;

/** The first instant of the present month, in UTC. */
const monthStart = () => new Date(`${inDays(0).slice(0, 8)}01T00:00:00.000Z`);
const justBefore = (at: Date) => new Date(at.getTime() - 1);

describe('GET /api/projects/{uuid}/stats/', () => {
  it('answers 200 with people and resources as usage, and what it costs', async () => {
    const data = { accounting_start_date: dayValue(inDays(-90)) };
    await database().customer.update({ where: { id: here.customerId }, data });
    await makeResource({ project_id: here.projectId });
    await makeResource({ project_id: here.projectId, state: 'TERMINATED' });
    await makeOrder({ project_id: here.projectId, cost: '7.1', created: justBefore(monthStart()) });
    await makeOrder({ project_id: here.projectId, cost: '3', created: monthStart() });
    const answer = await stats();
    const estimate = { total: '10.10', current: '3.00', tax: '0.00', tax_current: '0.00' };
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        components: [],
        quotas: [
          { name: 'nc_user_count', limit: null, usage: 2 },
          { name: 'nc_resource_count', limit: null, usage: 1 },
        ],
        billing_price_estimate: estimate,
      },
    ]);
    const ofMonth = await (await stats('?for_current_month=true')).json();
    expect(ofMonth.billing_price_estimate).toEqual({ ...estimate, total: '3.00' });
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to who does not read the project', async () => {
    expect((await stats('?month=5')).status).toBe(400);
    expect((await stats('', null)).status).toBe(401);
    expect((await stats('', 'stranger')).status).toBe(404);
    expect((await stats('', 'staff', nobody)).status).toBe(404);
  });
});

describe('GET /api/projects/{uuid}/costs/', () => {
  it('answers 200 with the orders that the estimate is the sum of, newest first', async () => {
    const resource = await makeResource({ project_id: here.projectId, name: 'Disk' });
    const project_id = here.projectId;
    const created = new Date(clock().getTime() - 60_000);
    const [first, last] = [
      await makeOrder({ project_id, cost: '1.25', state: 'DONE', resource_id: resource.id, created }),
      await makeOrder({ project_id, state: 'EXECUTING', order_type: 'TERMINATE', created: clock() }),
    ];
    for (const state of ['CANCELED', 'REJECTED', 'ERRED']) await makeOrder({ project_id, state, cost: '99' });
    const answer = await costs();
    const row = { offering_name: expect.any(String), created: expect.any(String) };
    expect([answer.status, answer.headers.get('x-result-count'), await answer.json()]).toEqual([
      200,
      '2',
      [
        { ...row, order_uuid: last.id, resource_name: '', order_type: 'Terminate', state: 'executing', cost: '0' },
        { ...row, order_uuid: first.id, resource_name: 'Disk', order_type: 'Create', state: 'done', cost: '1.25' },
      ],
    ]);
    expect(await priceOf(project_id)).toMatchObject({ total: '1.25' });
    expect(await (await costs('?field=cost')).json()).toEqual([{ cost: '0' }, { cost: '1.25' }]);
  });

  it('answers 200 without orders from before the accounting of the organisation began, here and in the estimate', async () => {
    const on = inDays(-3);
    const customer_id = (await makeCustomer({ accounting_start_date: dayValue(on) })).id;
    const { id: project_id } = await makeProject({ customer_id });
    const begins = new Date(`${on}T00:00:00Z`);
    await makeOrder({ project_id, cost: '5', created: begins });
    await makeOrder({ project_id, cost: '70', created: justBefore(begins) });
    expect([await costsOf(project_id), (await priceOf(project_id)).total]).toEqual([['5'], '5.00']);
  });

  it('answers 200 without orders from before the day on which the organisation was created, where nothing else is said', async () => {
    const day = new Date(`${inDays(-3)}T00:00:00Z`);
    const created = new Date(day.getTime() + 9 * 3_600_000);
    const { id: project_id } = await makeProject({ customer_id: (await makeCustomer({ created })).id });
    await makeOrder({ project_id, cost: '5', created: day });
    await makeOrder({ project_id, cost: '70', created: justBefore(day) });
    expect([await costsOf(project_id), (await priceOf(project_id)).total]).toEqual([['5'], '5.00']);
  });

  it('answers 200 with CSV to who accepts it', async () => {
    await makeOrder({ project_id: here.projectId, cost: '2.5', state: 'DONE' });
    const answer = await costs('', 'owner', { accept: 'text/csv' });
    const [head, row] = (await answer.text()).split('\r\n');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(head).toContain('order_uuid,created,offering_name,resource_name,order_type,state,cost');
    expect(row).toMatch(/,Create,done,2\.5$/);
  });

  it('answers 200 with nothing to who was in it when it was deleted', async () => {
    await makeOrder({ project_id: here.projectId, cost: '2.5', state: 'DONE' });
    await database().userRole.updateMany({ where: { project_id: here.projectId }, data: { is_active: false } });
    const termination_metadata = { terminated_at: clock(), user_roles: [{ user_id: here.ids.member }] };
    const data = { is_removed: true, removed_at: clock(), termination_metadata };
    await database().project.update({ where: { id: here.projectId }, data });
    expect([await (await costs()).json(), (await (await costs('', 'owner')).json()).length]).toEqual([[], 1]);
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to who does not read the project', async () => {
    expect((await costs('?o=cost')).status).toBe(400);
    expect((await costs('', null)).status).toBe(401);
    expect((await costs('', 'stranger')).status).toBe(404);
  });
});

describe('POST /api/projects/{uuid}/sync_user_roles/', () => {
  const sync = (caller: ProjectCaller | null, uuid = here.projectId) =>
    here.call(syncUserRolesOperation, caller, { params: { uuid } });

  it('answers 200 to staff and changes nothing', async () => {
    const before = await here.liveRoles();
    const answer = await sync('staff');
    expect([answer.status, await answer.json(), await here.liveRoles()]).toEqual([200, {}, before]);
  });

  it('answers 401 without a token, 403 to who only reads it, and 404 to strangers and an unknown project', async () => {
    expect((await sync(null)).status).toBe(401);
    expect((await sync('owner')).status).toBe(403);
    expect((await sync('stranger')).status).toBe(404);
    expect((await sync('staff', nobody)).status).toBe(404);
  });
});
