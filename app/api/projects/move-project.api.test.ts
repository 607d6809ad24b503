import { describe, expect, it } from 'vitest';
import { deleteProjectOperation, moveProjectOperation, rehearseMoveOperation } from '@/lib/contracts/project-ends';
import { database } from '@/lib/db/client';
import { makeCustomer, makeOrder, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const remove = (caller: ProjectCaller | null = 'owner') => here.call(deleteProjectOperation, caller);
const move = (body: object, caller: ProjectCaller | null = 'staff') =>
  here.call(moveProjectOperation, caller, { body });

const rehearse = (customer: string, keeps = true, caller: ProjectCaller | null = 'staff') =>
  here.call(rehearseMoveOperation, caller, { query: `?customer=${customer}&preserve_permissions=${keeps}` });

/** An organisation that lets in some of three people whom the project gets as members. */
async function makeRestricted() {
  const target = await makeCustomer({ user_affiliations: ['Staff'], user_email_patterns: ['.*@university\\.edu'] });
  const person = async (fields: Parameters<typeof makeUser>[0]) => {
    const { id: user_id } = await makeUser(fields);
    await makeRole({ user_id, role: 'PROJECT_MEMBER', project_id: here.projectId });
    return user_id;
  };
  const letIn = [
    await person({ affiliations: ['STAFF'] }),
    await person({ email: `ada.${here.projectId}@university.edu` }),
  ];
  return {
    target: target.id,
    letIn,
    refused: await person({ email: `eve.${here.projectId}@university.edu.evil.com` }),
  };
}

type Named = { user_uuid: string };
const ids = (people: readonly Named[]) => people.map(({ user_uuid }) => user_uuid).toSorted();

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

describe('GET /api/projects/{uuid}/move_rehearsal/', () => {
  it('answers 200 with who keeps and who loses their role, and at which level; moving does just that', async () => {
    const { letIn, refused, target } = await makeRestricted();
    const { slug } = await here.stored();
    await makeProject({ customer_id: target, slug });
    const before = await here.stored();
    const told = await (await rehearse(target)).json();
    expect(told).toMatchObject({
      quotas: [
        { name: 'nc_project_count', limit: null, usage: 1, needed: 1 },
        { name: 'nc_user_count', limit: null, usage: 0, needed: 2 },
      ],
      service_settings: [],
      slug: `${slug}-2`,
    });
    expect(ids(told.will_keep)).toEqual(letIn.toSorted());
    expect(ids(told.will_lose)).toEqual([here.ids.manager, here.ids.member, refused].toSorted());
    expect(told.will_lose.map(({ level }: { level: string }) => level)).toEqual(['customer', 'customer', 'customer']);
    expect([await here.stored(), await here.liveRoles()]).toEqual([before, 5]);
    const moved = await (await move({ customer: target, preserve_permissions: true })).json();
    expect(ids(moved.revoked_users)).toEqual(ids(told.will_lose));
    expect([moved.slug, await here.liveRoles()]).toEqual([told.slug, 2]);
  });

  it('answers 200 with everybody losing their role, at no level, where roles are not to be kept', async () => {
    const told = await (await rehearse((await makeCustomer()).id, false)).json();
    expect([told.will_keep, told.will_lose.map(({ level }: { level: null }) => level)]).toEqual([[], [null, null]]);
  });

  it('answers 400, 401, 403, 404 and 422 as moving does', async () => {
    expect((await rehearse(here.customerId)).status).toBe(400);
    expect((await rehearse(here.projectId)).status).toBe(400);
    const blocked = (await makeCustomer({ blocked: true })).id;
    expect((await rehearse(blocked)).status).toBe(422);
    expect((await rehearse(blocked, true, null)).status).toBe(401);
    expect((await rehearse(blocked, true, 'owner')).status).toBe(403);
    here.projectId = here.customerId;
    expect((await rehearse(blocked)).status).toBe(404);
  });
});

describe('a move', () => {
  it('takes resources and orders along, and keeps a pending end date request', async () => {
    const target = (await makeCustomer()).id;
    const resource = await makeResource({ project_id: here.projectId });
    const order = await makeOrder({ project_id: here.projectId, resource_id: resource.id });
    const asked = { requested_end_date: new Date('2090-01-31'), created_by_id: here.ids.member, created: new Date() };
    await database().endDateChangeRequest.create({ data: { project_id: here.projectId, ...asked } });
    expect((await move({ customer: target, preserve_permissions: true })).status).toBe(200);
    expect((await database().order.findUniqueOrThrow({ where: { id: order.id } })).state).toBe('PENDING_CONSUMER');
    expect(
      await database().endDateChangeRequest.count({ where: { project_id: here.projectId, state: 'pending' } }),
    ).toBe(1);
  });

  it('of a deleted project keeps it deleted, with its slug', async () => {
    const { slug } = await here.stored();
    await remove();
    const target = (await makeCustomer()).id;
    await makeProject({ customer_id: target, slug });
    expect((await (await rehearse(target)).json()).slug).toBe(slug);
    const moved = await (await move({ customer: target, preserve_permissions: true })).json();
    expect(moved).toMatchObject({ state: 'soft_deleted', slug, customer_uuid: target, revoked_users: [] });
  });
});
