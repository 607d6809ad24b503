import { describe, expect, it } from 'vitest';
import { listEventsOperation } from '@/lib/contracts/history/events';
import { deleteProjectOperation, moveProjectOperation, rehearseMoveOperation } from '@/lib/contracts/projects/ends';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeOrder, makeProject, makeResource, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';
import { detailOf, type ProjectCaller, withProject } from '@/lib/testing/with-project';

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
    denied: await person({ email: `eve.${here.projectId}@university.edu.evil.com` }),
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
    const events = await database().event.findMany({
      where: { project_id: here.projectId, event_type: 'project_update_succeeded' },
    });
    expect(events).toMatchObject([{ customer_id: customer, context: { former_customer_uuid: here.customerId } }]);
    expect((await remove()).status).toBe(404);
  });

  it('answers 200 and keeps the roles where it says so', async () => {
    await move({ customer: (await makeCustomer()).id, preserve_permissions: true });
    expect(await here.liveRoles()).toBe(2);
  });

  it('answers 400 to the present organisation or none, 401, 403 to owners, 404 to strangers, and 422 to one that is blocked or archived', async () => {
    const to = (customer: string, caller: ProjectCaller | null = 'staff') =>
      move({ customer, preserve_permissions: true }, caller);
    expect((await to(here.customerId)).status).toBe(400);
    expect((await to(here.projectId)).status).toBe(400);
    const blocked = (await makeCustomer({ blocked: true })).id;
    expect((await to(blocked)).status).toBe(422);
    expect((await to((await makeCustomer({ archived: true })).id)).status).toBe(422);
    expect((await to(blocked, null)).status).toBe(401);
    expect((await to(blocked, 'owner')).status).toBe(403);
    expect((await to(blocked, 'stranger')).status).toBe(404);
    here.projectId = here.customerId;
    expect((await to(blocked)).status).toBe(404);
  });
});

describe('GET /api/projects/{uuid}/move_rehearsal/', () => {
  it('answers 200 with who keeps and who loses their role, and at which level; moving does just that', async () => {
    const { letIn, denied, target } = await makeRestricted();
    const { slug } = await here.stored();
    await makeProject({ customer_id: target, slug });
    const before = await here.stored();
    const preview = await (await rehearse(target)).json();
    expect(preview).toMatchObject({
      quotas: [
        { name: 'nc_project_count', limit: null, usage: 1, needed: 1 },
        { name: 'nc_user_count', limit: null, usage: 0, needed: 2 },
      ],
      service_settings: [],
      slug: `${slug}-2`,
    });
    expect(ids(preview.will_keep)).toEqual(letIn.toSorted());
    expect(ids(preview.will_lose)).toEqual([here.ids.manager, here.ids.member, denied].toSorted());
    expect(preview.will_lose.map(({ level }: { level: string }) => level)).toEqual([
      'customer',
      'customer',
      'customer',
    ]);
    expect([await here.stored(), await here.liveRoles()]).toEqual([before, 5]);
    const moved = await (await move({ customer: target, preserve_permissions: true })).json();
    expect(ids(moved.revoked_users)).toEqual(ids(preview.will_lose));
    expect([moved.slug, await here.liveRoles()]).toEqual([preview.slug, 2]);
    const { context } = await database().event.findFirstOrThrow({
      where: { project_id: here.projectId, event_type: 'project_update_succeeded' },
    });
    expect(context).toMatchObject({ changes: { slug: { from: slug, to: preview.slug } } });
  });

  it('answers 200 with everybody losing their role, at no level, where roles are not to be kept', async () => {
    const preview = await (await rehearse((await makeCustomer()).id, false)).json();
    expect([preview.will_keep, preview.will_lose.map(({ level }: { level: null }) => level)]).toEqual([
      [],
      [null, null],
    ]);
  });

  it('answers 400, 401, 403, 404 and 422 as moving does', async () => {
    expect((await rehearse(here.customerId)).status).toBe(400);
    expect((await rehearse(here.projectId)).status).toBe(400);
    const blocked = (await makeCustomer({ blocked: true })).id;
    expect((await rehearse(blocked)).status).toBe(422);
    expect((await rehearse(blocked, true, null)).status).toBe(401);
    expect((await rehearse(blocked, true, 'owner')).status).toBe(403);
    expect((await rehearse(blocked, true, 'stranger')).status).toBe(404);
    here.projectId = here.customerId;
    expect((await rehearse(blocked)).status).toBe(404);
  });
});

describe('service settings of the organisation', () => {
  it('keep a project from moving, naming the resources that use them; terminated ones lose them', async () => {
    const settings = await makeServiceSettings({ customer_id: here.customerId });
    const use = { project_id: here.projectId, service_settings_id: settings.id };
    const [open, ended] = [await makeResource(use), await makeResource({ ...use, state: 'TERMINATED' })];
    const shared = await makeServiceSettings();
    const other = await makeResource({ ...use, service_settings_id: shared.id });
    const target = (await makeCustomer()).id;
    const to = { customer: target, preserve_permissions: true };
    expect((await (await rehearse(target)).json()).service_settings).toEqual([
      { uuid: settings.id, name: settings.name, resource_uuid: open.id, resource_name: open.name },
    ]);
    expect(await detailOf(await move(to))).toEqual([
      422,
      `These resources use service settings of the present organisation: ${open.name}.`,
    ]);
    await database().resource.update({ where: { id: open.id }, data: { service_settings_id: null } });
    expect((await move(to)).status).toBe(200);
    const settingsOf = async ({ id }: { id: string }) =>
      (await database().resource.findUniqueOrThrow({ where: { id } })).service_settings_id;
    expect([await settingsOf(ended), await settingsOf(other)]).toEqual([null, shared.id]);
  });
});

describe('the event of a move', () => {
  it('is read once, in both organisations and by who reads both, and not by members of other projects there', async () => {
    const target = (await makeCustomer()).id;
    const [there, both, neighbour] = [await makeUser(), await makeUser(), await makeUser()];
    for (const user_id of [there.id, both.id]) await makeRole({ user_id, role: 'CUSTOMER_OWNER', customer_id: target });
    await makeRole({ user_id: both.id, role: 'CUSTOMER_OWNER', customer_id: here.customerId });
    const { id: project_id } = await makeProject({ customer_id: here.customerId });
    await makeRole({ user_id: neighbour.id, role: 'PROJECT_MANAGER', project_id });
    await move({ customer: target, preserve_permissions: true });
    const seenBy = async (token: string, query: string) => {
      const asked = `?event_type=project_update_succeeded&${query}`;
      const events: { context: Record<string, unknown> }[] = await (
        await callOperation(listEventsOperation, { token, query: asked })
      ).json();
      return events.filter(({ context }) => context['project_uuid'] === here.projectId).length;
    };
    const tokens = [here.tokens.owner, here.tokens.staff];
    for (const { id } of [there, both]) tokens.push(await makeToken(id));
    const queries = ['', `customer_uuid=${target}`, `customer_uuid=${here.customerId}`];
    for (const token of tokens) {
      for (const query of queries) expect([query, await seenBy(token, query)]).toEqual([query, 1]);
    }
    for (const query of queries) expect(await seenBy(await makeToken(neighbour.id), query)).toBe(0);
  });
});

describe('a move', () => {
  it('takes resources and orders along, keeps a pending end date request, and closes the open review with no reviewer', async () => {
    const target = (await makeCustomer()).id;
    const resource = await makeResource({ project_id: here.projectId });
    const order = await makeOrder({ project_id: here.projectId, resource_id: resource.id });
    const asked = { requested_end_date: new Date('2090-01-31'), created_by_id: here.ids.member, created: new Date() };
    await database().endDateChangeRequest.create({ data: { project_id: here.projectId, ...asked } });
    const review = await database().permissionReview.create({
      data: { project_id: here.projectId, created: new Date() },
    });
    expect((await move({ customer: target, preserve_permissions: true })).status).toBe(200);
    expect(await database().permissionReview.findUniqueOrThrow({ where: { id: review.id } })).toMatchObject({
      closed: expect.any(Date),
      reviewer_id: null,
    });
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
