import { beforeEach, describe, expect, it } from 'vitest';
import { closeProjectServiceAccountOperation } from '@/lib/contracts/people/service-account-ends';
import { createProjectServiceAccountOperation } from '@/lib/contracts/people/service-accounts';
import {
  deleteProjectOperation,
  moveProjectOperation,
  recoverProjectOperation,
  rehearseMoveOperation,
  rehearseRecoveryOperation,
} from '@/lib/contracts/projects/ends';
import { database } from '@/lib/db/client';
import { makeCustomer, makeProject } from '@/lib/testing/make';
import { makeServiceAccount } from '@/lib/testing/make-service-account';
import { detailOf, type ProjectCaller, statusesOf, withProject } from '@/lib/testing/with-project';

const here = withProject();

const setLimits = (project: number | null, customer: number | null) =>
  Promise.all([
    database().project.update({ where: { id: here.projectId }, data: { max_service_accounts: project } }),
    database().customer.update({ where: { id: here.customerId }, data: { max_service_accounts: customer } }),
  ]);

beforeEach(() => setLimits(null, null));

const create = (body: object = {}, caller: ProjectCaller = 'manager') =>
  here.call(createProjectServiceAccountOperation, caller, { body: { project: here.projectId, ...body } });
const made = async (): Promise<{ uuid: string }> => (await create()).json();
const close = (uuid: string) => here.call(closeProjectServiceAccountOperation, 'manager', { params: { uuid } });

describe('POST /api/marketplace-project-service-accounts/', () => {
  it('answers 422 with the numbers to one more than the project may have; closing one makes room', async () => {
    await setLimits(1, null);
    const { uuid } = await made();
    expect(await detailOf(await create())).toEqual([
      422,
      'This project has 1 of 1 service account. Ask the administrators for more.',
    ]);
    await close(uuid);
    expect((await create()).status).toBe(201);
  });

  it('answers 422 to one more than the organisation may have with all its projects, removed ones not counted', async () => {
    const customerId = (await makeCustomer({ max_service_accounts: 2 })).id;
    const removed = await makeProject({ customer_id: customerId, is_removed: true, removed_at: new Date() });
    await makeServiceAccount({ project_id: removed.id });
    await makeServiceAccount({ customer_id: customerId });
    await makeServiceAccount({ project_id: (await makeProject({ customer_id: customerId })).id });
    const project = (await makeProject({ customer_id: customerId })).id;
    expect(await detailOf(await create({ project }, 'staff'))).toEqual([
      422,
      'This organisation has 2 of 2 service accounts. Ask the administrators for more.',
    ]);
  });

  it('answers 422 in new organisations, which may have none', async () => {
    const project = (await makeProject()).id;
    expect(await detailOf(await create({ project }, 'staff'))).toEqual([
      422,
      'This organisation has 0 of 0 service accounts. Ask the administrators for more.',
    ]);
  });

  it('answers 201 to no more than there may be of many at once, in the project and beside it', async () => {
    await setLimits(null, 3);
    await database().serviceAccount.deleteMany();
    const project = (await makeProject({ customer_id: here.customerId })).id;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => create(at % 2 === 0 ? {} : { project }, 'owner')),
    );
    expect(statusesOf(answers)).toEqual([201, 201, 201, 422, 422, 422, 422, 422]);
    expect(await database().serviceAccount.count()).toBe(3);
  });
});

const alive = (project_id: string) => database().serviceAccount.count({ where: { project_id, closed_at: null } });

describe('POST /api/projects/{uuid}/recover/', () => {
  const recover = () => here.call(recoverProjectOperation, 'owner', { body: {} });

  it('answers 422 with the numbers where the organisation may not have the service accounts of the project again', async () => {
    await database().serviceAccount.deleteMany();
    await made();
    await made();
    await here.call(deleteProjectOperation, 'owner');
    await setLimits(null, 1);
    const detail =
      'This organisation has 0 of 1 service account, and 2 more would not fit. Ask the administrators for more.';
    expect(await detailOf(await recover())).toEqual([422, detail]);
    expect(await detailOf(await here.call(rehearseRecoveryOperation, 'owner'))).toEqual([422, detail]);
    await setLimits(1, 2);
    expect([(await recover()).status, await alive(here.projectId)]).toEqual([200, 2]);
  });
});

describe('POST /api/projects/{uuid}/move_project/', () => {
  const move = (customer: string) =>
    here.call(moveProjectOperation, 'staff', { body: { customer, preserve_permissions: true } });

  it('answers 422 with the numbers where the other organisation may not have the service accounts of the project', async () => {
    await made();
    const target = (await makeCustomer({ max_service_accounts: 1 })).id;
    await makeServiceAccount({ customer_id: target });
    const detail = 'This organisation has 1 of 1 service account. Ask the administrators for more.';
    expect(await detailOf(await move(target))).toEqual([422, detail]);
    const query = `?customer=${target}&preserve_permissions=true`;
    expect(await detailOf(await here.call(rehearseMoveOperation, 'staff', { query }))).toEqual([422, detail]);
    await database().customer.update({ where: { id: target }, data: { max_service_accounts: 2 } });
    expect((await move(target)).status).toBe(200);
  });

  it('answers 200 for a deleted project, whose service accounts count once it is recovered', async () => {
    await made();
    await here.call(deleteProjectOperation, 'owner');
    expect((await move((await makeCustomer()).id)).status).toBe(200);
    expect((await here.call(recoverProjectOperation, 'staff', { body: {} })).status).toBe(422);
  });
});
