import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeCustomerQuotaOperation,
  changeProjectQuotaOperation,
  compareCustomerQuotasOperation,
  compareProjectQuotasOperation,
  listCustomerQuotasOperation,
  listProjectQuotasOperation,
} from '@/lib/contracts/members/quotas';
import { readProjectStatsOperation } from '@/lib/contracts/projects/figures';
import { database } from '@/lib/db/client';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { makeOrder, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';
import { withMembers } from '@/lib/testing/with-members';
import type { ProjectCaller } from '@/lib/testing/with-project';

const here = withMembers();
const setOf =
  (operation: typeof changeProjectQuotaOperation, uuid: () => string) =>
  (name: string, limit: number | null, caller: ProjectCaller | null = 'staff') =>
    here.call(operation, caller, { params: { uuid: uuid(), name }, body: { limit } });
const setProject = setOf(changeProjectQuotaOperation, () => here.projectId);
const setCustomer = setOf(changeCustomerQuotaOperation, () => here.customerId);
const noLimits = { max_projects: null, max_users: null, max_resources: null };

beforeEach(async () => {
  await makeRole({
    user_id: (await makeUser({ is_service_account: true })).id,
    role: 'PROJECT_MEMBER',
    project_id: here.projectId,
  });
});
afterEach(() => database().customer.update({ where: { id: here.customerId }, data: noLimits }));

describe('GET /api/projects/{uuid}/quotas/', () => {
  it('answers 200 with limits and usage: people without service accounts, resources that are not terminated', async () => {
    await makeResource({ project_id: here.projectId });
    await makeResource({ project_id: here.projectId, state: 'TERMINATED' });
    await makeRole({ user_id: here.ids.member, role: 'PROJECT_ADMIN', project_id: here.projectId });
    await setProject('nc_user_count', 12);
    const quotas = [
      { name: 'nc_user_count', limit: 12, usage: 2 },
      { name: 'nc_resource_count', limit: null, usage: 1 },
    ];
    const answer = await here.inPlace(listProjectQuotasOperation, 'member');
    expect([answer.status, await answer.json()]).toEqual([200, quotas]);
    expect(await (await here.call(readProjectStatsOperation, 'member')).json()).toMatchObject({ quotas });
  });

  it('answers 400 to a parameter, 401 without a token and 404 to who does not read the project', async () => {
    expect((await here.inPlace(listProjectQuotasOperation, 'member', undefined, '?x=1')).status).toBe(400);
    expect((await here.inPlace(listProjectQuotasOperation, null)).status).toBe(401);
    expect((await here.inPlace(listProjectQuotasOperation, 'stranger')).status).toBe(404);
  });
});

describe('GET /api/customers/{uuid}/quotas/', () => {
  it('answers 200 counting the organisation with all its projects that are not removed', async () => {
    const removed = await makeProject({ customer_id: here.customerId });
    const { users, ...before } = await counts();
    await makeRole({ user_id: (await makeUser()).id, role: 'PROJECT_MEMBER', project_id: removed.id });
    await makeResource({ project_id: here.projectId });
    expect(await counts()).toEqual({ users: users + 1, projects: before.projects, resources: before.resources + 1 });
    await deleteProject(testContext(await makeUser({ is_staff: true })), { uuid: removed.id });
    expect(await counts()).toEqual({ users, projects: before.projects - 1, resources: before.resources + 1 });
  });

  it('answers 400 to a parameter, 401 without a token and 404 to strangers', async () => {
    expect((await here.inPlace(listCustomerQuotasOperation, 'owner', undefined, '?x=1')).status).toBe(400);
    expect((await here.inPlace(listCustomerQuotasOperation, null)).status).toBe(401);
    expect((await here.inPlace(listCustomerQuotasOperation, 'stranger')).status).toBe(404);
  });
});

async function counts() {
  const rows: { name: string; usage: number }[] = await (
    await here.inPlace(listCustomerQuotasOperation, 'member')
  ).json();
  const [projects, users, resources] = rows.map(({ usage }) => usage);
  expect(rows.map(({ name }) => name)).toEqual(['nc_project_count', 'nc_user_count', 'nc_resource_count']);
  return { projects: projects ?? 0, users: users ?? 0, resources: resources ?? 0 };
}

describe('PUT /api/projects/{uuid}/quotas/{name}/', () => {
  it('answers 200 with the quota to staff and to owners, also below what there is', async () => {
    for (const caller of ['staff', 'owner'] as const) {
      for (const limit of [5, 0, null]) {
        const answer = await setProject('nc_user_count', limit, caller);
        expect([answer.status, await answer.json()]).toEqual([200, { name: 'nc_user_count', limit, usage: 2 }]);
      }
    }
  });

  it('answers 400 to an owner above the limit of the organisation, naming it, and 200 to null and to staff', async () => {
    await setCustomer('nc_user_count', 10);
    const answer = await setProject('nc_user_count', 11, 'owner');
    expect([answer.status, (await answer.json()).limit]).toEqual([
      400,
      ['The limit of the organisation is 10 people.'],
    ]);
    expect((await setProject('nc_user_count', 10, 'owner')).status).toBe(200);
    expect((await setProject('nc_user_count', null, 'owner')).status).toBe(200);
    expect((await setProject('nc_user_count', 11)).status).toBe(200);
  });

  it('answers 400 to what is no whole number from 0 to 1,000,000', async () => {
    for (const limit of [-1, 1.5, 1_000_001]) expect((await setProject('nc_user_count', limit)).status).toBe(400);
    expect((await setProject('nc_user_count', 1_000_000)).status).toBe(200);
  });

  it('answers 401 without a token, 403 without CUSTOMER.UPDATE, and 404 to strangers and for an unknown name', async () => {
    expect((await setProject('nc_user_count', 1, null)).status).toBe(401);
    expect((await setProject('nc_user_count', 1, 'manager')).status).toBe(403);
    expect((await setProject('nc_user_count', 1, 'customerManager')).status).toBe(403);
    expect((await setProject('nc_user_count', 1, 'stranger')).status).toBe(404);
    expect((await setProject('nc_project_count', 1)).status).toBe(404);
  });
});

describe('PUT /api/customers/{uuid}/quotas/{name}/', () => {
  it('answers 200 with the quota to staff', async () => {
    const answer = await setCustomer('nc_project_count', 40);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { name: 'nc_project_count', limit: 40, usage: expect.any(Number) },
    ]);
  });

  it('answers 400 to no limit, 401 without a token, 403 to owners and 404 for an unknown name', async () => {
    expect(
      (
        await here.call(changeCustomerQuotaOperation, 'staff', {
          params: { uuid: here.customerId, name: 'nc_user_count' },
          body: {},
        })
      ).status,
    ).toBe(400);
    expect((await setCustomer('nc_user_count', 1, null)).status).toBe(401);
    expect((await setCustomer('nc_user_count', 1, 'owner')).status).toBe(403);
    expect((await setCustomer('nc_storage', 1)).status).toBe(404);
  });
});

describe('GET /api/project-quotas/', () => {
  const compare = (query: string, caller: ProjectCaller | null = 'member') =>
    here.call(compareProjectQuotasOperation, caller, { query });

  it('answers 200 with what projects that the caller reads use, highest first, resources unless asked otherwise', async () => {
    const other = await makeProject({ customer_id: here.customerId });
    await makeResource({ project_id: other.id });
    await makeResource({ project_id: here.projectId });
    await makeResource({ project_id: here.projectId });
    const names = [here.projectId, other.id];
    const rows: { project_name: string; value: number }[] = await (await compare('?page_size=100', 'owner')).json();
    expect(rows.map(({ value }) => value)).toEqual(rows.map(({ value }) => value).toSorted((a, b) => b - a));
    const { name, customer_id } = await here.stored();
    const customer = await database().customer.findUniqueOrThrow({ where: { id: customer_id } });
    expect(rows[0]).toEqual({
      project_name: name,
      customer_name: customer.name,
      customer_abbreviation: customer.abbreviation,
      value: 2,
    });
    expect(names).toHaveLength(2);
    expect(await (await compare('?quota_name=nc_user_count')).json()).toMatchObject([{ project_name: name, value: 2 }]);
    await makeOrder({ project_id: here.projectId, state: 'DONE', cost: '12.99' });
    expect(await (await compare('?quota_name=estimated_price')).json()).toMatchObject([
      { project_name: name, value: 12 },
    ]);
  });

  it('answers 400 to another name and 401 without a token', async () => {
    expect((await compare('?quota_name=nc_project_count')).status).toBe(400);
    expect((await compare('', null)).status).toBe(401);
  });
});

describe('GET /api/customer-quotas/', () => {
  const compare = (query: string, caller: ProjectCaller | null = 'member') =>
    here.call(compareCustomerQuotasOperation, caller, { query });

  it('answers 200 with what organisations that the caller reads use', async () => {
    await makeOrder({ project_id: here.projectId, state: 'DONE', cost: '7.50' });
    for (const name of ['nc_project_count', 'nc_user_count', 'nc_resource_count', 'estimated_price']) {
      const rows: object[] = await (await compare(`?quota_name=${name}`)).json();
      expect(rows).toEqual([
        { customer_name: expect.any(String), customer_abbreviation: '', value: expect.any(Number) },
      ]);
    }
  });

  it('answers 400 to another name and 401 without a token', async () => {
    expect((await compare('?quota_name=nc_storage')).status).toBe(400);
    expect((await compare('', null)).status).toBe(401);
  });
});
