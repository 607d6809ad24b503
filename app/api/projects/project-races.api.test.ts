import { describe, expect, it } from 'vitest';
import { approveOrderOperation, createOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { addProjectMemberOperation } from '@/lib/contracts/members/members';
import { deleteProjectOperation, moveProjectOperation, recoverProjectOperation } from '@/lib/contracts/projects/ends';
import { changeProjectOperation } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  makeCustomer,
  makeOffering,
  makeOrder,
  makeProject,
  makeRole,
  makeToken,
  makeUser,
  uniqueName,
} from '@/lib/testing/make';
import { statusesOf, withProject } from '@/lib/testing/with-project';

const ROUNDS = 5;
const here = withProject();
const remove = () => here.call(deleteProjectOperation, 'staff');
const recover = () => here.call(recoverProjectOperation, 'staff', { body: { restore_team_members: true } });

async function renew(): Promise<void> {
  here.projectId = (await makeProject({ customer_id: here.customerId })).id;
  await makeRole({ user_id: here.ids.member, role: 'PROJECT_MEMBER', project_id: here.projectId });
}

const eventsOf = (event_type: string) => database().event.count({ where: { project_id: here.projectId, event_type } });

describe('at the same time', () => {
  it('two deletions have one outcome: one snapshot, one event', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      expect(statusesOf(await Promise.all([remove(), remove(), remove()]))).toEqual([204, 409, 409]);
      expect([await eventsOf('project_deletion_succeeded'), await here.liveRoles()]).toEqual([1, 0]);
    }
  });

  it('two recoveries have one outcome: each role is given back once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      await remove();
      expect(statusesOf(await Promise.all([recover(), recover(), recover()]))).toEqual([200, 409, 409]);
      expect([await eventsOf('project_recovered'), await here.liveRoles()]).toEqual([1, 1]);
    }
  });

  it('a deletion and a role that is given leave no role without its project', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const { id: user_id } = await makeUser();
      const give = () => makeRole({ user_id, role: 'PROJECT_ADMIN', project_id: here.projectId });
      const [removed] = await Promise.all([remove(), give()]);
      expect([removed.status, await here.liveRoles()]).toEqual([204, 0]);
    }
  });

  it('a deletion and a member who is added leave nobody in a deleted project', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const body = { user: (await makeUser()).id, role: 'PROJECT.ADMIN' };
      const [removed, added] = await Promise.all([remove(), here.call(addProjectMemberOperation, 'staff', { body })]);
      expect([removed.status, [201, 409].includes(added.status), await here.liveRoles()]).toEqual([204, true, 0]);
    }
  });

  it('a deletion and an order that is placed leave no order that waits in a deleted project', async () => {
    const { id: offering } = await makeOffering();
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const body = { project: here.projectId, offering };
      const placed = callOperation(createOrderOperation, { token: await makeToken(here.ids.member), body });
      const [removed, { status }] = await Promise.all([remove(), placed]);
      const orders = await database().order.findMany({ where: { project_id: here.projectId } });
      expect([removed.status, orders.map(({ state }) => state)]).toEqual([204, status === 201 ? ['CANCELED'] : []]);
    }
  });

  it('a deletion and an approval have one of two outcomes: an order that goes on, or a deleted project without it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const { id } = await makeOrder({ project_id: here.projectId });
      const approve = here.call(approveOrderOperation, 'staff', { params: { uuid: id }, body: {} });
      const [removed, approved] = await Promise.all([remove(), approve]);
      const { state } = await database().order.findUniqueOrThrow({ where: { id } });
      const { is_removed } = await here.stored();
      const outcome = [removed.status, approved.status, state];
      expect(outcome).toEqual(is_removed ? [204, 409, 'CANCELED'] : [409, 200, 'EXECUTING']);
    }
  });

  it('a deletion and a move both happen, in either order: the project is deleted, in its new organisation', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const customer = (await makeCustomer()).id;
      const move = here.call(moveProjectOperation, 'staff', { body: { customer, preserve_permissions: true } });
      expect(statusesOf(await Promise.all([remove(), move]))).toEqual([200, 204]);
      expect(await here.stored()).toMatchObject({ is_removed: true, customer_id: customer });
      expect(await here.liveRoles()).toBe(0);
    }
  });

  it('a deletion by an owner and a move away have one of two outcomes, never half of each', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const customer = (await makeCustomer()).id;
      const move = here.call(moveProjectOperation, 'staff', { body: { customer, preserve_permissions: true } });
      const [removed] = await Promise.all([here.call(deleteProjectOperation, 'owner'), move]);
      const { is_removed } = await here.stored();
      expect([removed.status, is_removed]).toEqual(is_removed ? [204, true] : [404, false]);
      expect(await here.liveRoles()).toBe(is_removed ? 0 : 1);
    }
  });

  it('one slug that two projects are given has one outcome: one of them has it, the other is refused', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const slug = uniqueName('slug');
      const other = { params: { uuid: (await makeProject({ customer_id: here.customerId })).id } };
      const give = (asked: object = {}) => here.call(changeProjectOperation, 'staff', { body: { slug }, ...asked });
      expect(statusesOf(await Promise.all([give(), give(other)]))).toEqual([200, 409]);
    }
  });

  it('a deletion and a change leave a deleted project that nobody changed since', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await renew();
      const change = here.call(changeProjectOperation, 'staff', { body: { description: 'New' } });
      const [removed, changed] = await Promise.all([remove(), change]);
      const { description, is_removed } = await here.stored();
      expect([removed.status, is_removed]).toEqual([204, true]);
      expect([changed.status, description]).toEqual(changed.status === 200 ? [200, 'New'] : [409, '']);
    }
  });
});
