import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approveOrderOperation, createOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { changeCustomerQuotaOperation, changeProjectQuotaOperation } from '@/lib/contracts/members/quotas';
import {
  moveProjectOperation,
  recoverProjectOperation,
  rehearseRecoveryOperation,
} from '@/lib/contracts/projects/ends';
import { createProjectOperation } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { makeCustomer, makeOffering, makeOrder, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';
import { withMembers } from '@/lib/testing/with-members';
import { detailOf, type ProjectCaller, statusesOf } from '@/lib/testing/with-project';

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

describe('POST /api/marketplace-orders/', () => {
  it('answers 422 where the quota of resources is full, and 201 once and 422 to the others of five who take its last place at once', async () => {
    const { id: offering } = await makeOffering();
    const place = () =>
      here.call(createOrderOperation, 'owner', {
        body: { project: here.projectId, offering, type: 'Create', attributes: {}, limits: {} },
      });
    await setProject('nc_resource_count', 1);
    const answers = await Promise.all(Array.from({ length: 5 }, place));
    expect(statusesOf(answers)).toEqual([201, 422, 422, 422, 422]);
    expect(await detailOf(await place())).toEqual([
      422,
      'This project has 1 of 1 resource. Ask an owner of the organisation for more.',
    ]);
    await setProject('nc_resource_count', null);
    await setCustomer('nc_resource_count', 0);
    const [status, detail] = await detailOf(await place());
    expect([status, detail]).toEqual([
      422,
      expect.stringMatching(/^This organisation has \d+ of 0 resources\. Ask the administrators for more\.$/),
    ]);
  });
});

describe('POST /api/marketplace-orders/{uuid}/approve_by_consumer/', () => {
  it('answers 422 where the quota of resources is full by then, and approves one of five at once', async () => {
    await setProject('nc_resource_count', 1);
    const orders = await Promise.all(Array.from({ length: 5 }, () => makeOrder({ project_id: here.projectId })));
    const answers = await Promise.all(
      orders.map(({ id }) => here.call(approveOrderOperation, 'owner', { params: { uuid: id }, body: {} })),
    );
    expect(statusesOf(answers)).toEqual([200, 422, 422, 422, 422]);
    expect(await database().resource.count({ where: { project_id: here.projectId } })).toBe(1);
  });
});

describe('POST /api/projects/', () => {
  it('answers 422 where the quota of projects is full, and 201 once to two who take its last place at once', async () => {
    const projects = await database().project.count({ where: { customer_id: here.customerId, is_removed: false } });
    await setCustomer('nc_project_count', projects + 1);
    const create = (name: string) =>
      here.call(createProjectOperation, 'owner', { body: { name, customer: here.customerId } });
    expect(statusesOf(await Promise.all([create('One'), create('Two')]))).toEqual([201, 422]);
    expect(await detailOf(await create('Three'))).toEqual([
      422,
      `This organisation has ${projects + 1} of ${projects + 1} projects. Ask the administrators for more.`,
    ]);
  });
});

describe('POST /api/projects/{uuid}/recover/', () => {
  it('answers 422 with who would not fit, as the rehearsal says, and nothing is done', async () => {
    await setProject('nc_user_count', 1);
    await deleteProject(testContext(await makeUser({ is_staff: true })), { uuid: here.projectId });
    const rehearsal = await (
      await here.call(rehearseRecoveryOperation, 'staff', { query: '?restore_team_members=true' })
    ).json();
    const unfit = rehearsal.will_not.filter(({ reason }: { reason: string }) => reason === 'quota');
    expect(rehearsal.will_return).toHaveLength(2);
    expect(unfit).toHaveLength(1);
    expect(rehearsal.quotas).toContainEqual({ name: 'nc_user_count', limit: 1, usage: 0, needed: 2 });
    const answer = await here.call(recoverProjectOperation, 'staff', { body: { restore_team_members: true } });
    expect(await detailOf(answer)).toEqual([
      422,
      `This project has 0 of 1 person, and 2 more would not fit. Ask an owner of the organisation for more. Not enough room for: ${unfit[0].username}.`,
    ]);
    expect(await here.stored()).toMatchObject({ is_removed: true });
    expect((await here.call(recoverProjectOperation, 'staff', { body: {} })).status).toBe(200);
  });
});

describe('POST /api/projects/{uuid}/move_project/', () => {
  it('answers 422 where a quota of the target has no room for its projects, people or resources', async () => {
    await makeResource({ project_id: here.projectId });
    const customer = (await makeCustomer({ max_projects: 1, max_users: 1, max_resources: 0 })).id;
    const move = () => here.call(moveProjectOperation, 'staff', { body: { customer, preserve_permissions: true } });
    const lift = (data: object) => database().customer.update({ where: { id: customer }, data });
    expect((await detailOf(await move()))[1]).toBe(
      'This organisation has 0 of 1 person, and 2 more would not fit. Ask the administrators for more.',
    );
    await lift({ max_users: 2 });
    expect((await detailOf(await move()))[1]).toBe(
      'This organisation has 0 of 0 resources. Ask the administrators for more.',
    );
    await lift({ max_resources: 1, max_projects: 0 });
    expect((await detailOf(await move()))[1]).toBe(
      'This organisation has 0 of 0 projects. Ask the administrators for more.',
    );
    await lift({ max_projects: 1 });
    expect((await move()).status).toBe(200);
  });
});
