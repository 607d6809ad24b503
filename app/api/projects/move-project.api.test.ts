import { describe, expect, it } from 'vitest';
import { deleteProjectOperation, moveProjectOperation } from '@/lib/contracts/project-ends';
import { database } from '@/lib/db/client';
import { makeCustomer } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const remove = (caller: ProjectCaller | null = 'owner') => here.call(deleteProjectOperation, caller);
const move = (body: object, caller: ProjectCaller | null = 'staff') =>
  here.call(moveProjectOperation, caller, { body });

describe('POST /api/projects/{uuid}/move_project/', () => {
  it('answers 200 with the project in the other organisation, and whose roles were revoked', async () => {
    const customer = (await makeCustomer()).id;
    const answer = await move({ customer, preserve_permissions: false });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        customer_uuid: customer,
        revoked_users: expect.arrayContaining([
          { user_uuid: here.ids.member, username: expect.any(String), role: 'PROJECT.MEMBER' },
        ]),
      },
    ]);
    const told = await database().event.findMany({
      where: { project_id: here.projectId, event_type: 'project_update_succeeded' },
    });
    expect(new Set(told.map(({ customer_id }) => customer_id))).toEqual(new Set([customer, here.customerId]));
    expect((await remove()).status).toBe(404);
  });

  it('answers 200 and keeps the roles where it says so', async () => {
    await move({ customer: (await makeCustomer()).id, preserve_permissions: true });
    expect(await here.liveRoles()).toBe(2);
  });

  it('answers 400 to the present organisation or none, 401, 403 to owners, 404, and 422 to one that is blocked', async () => {
    const to = (customer: string, caller: ProjectCaller | null = 'staff') =>
      move({ customer, preserve_permissions: true }, caller);
    expect((await to(here.customerId)).status).toBe(400);
    expect((await to(here.projectId)).status).toBe(400);
    const blocked = (await makeCustomer({ blocked: true })).id;
    expect((await to(blocked)).status).toBe(422);
    expect((await to(blocked, null)).status).toBe(401);
    expect((await to(blocked, 'owner')).status).toBe(403);
    here.projectId = here.customerId;
    expect((await to(blocked)).status).toBe(404);
  });
});
