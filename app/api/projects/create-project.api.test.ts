import { describe, expect, it } from 'vitest';
import { createProjectOperation, type Project } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const post = (body: object, caller: ProjectCaller = 'owner') =>
  callOperation(createProjectOperation, { token: here.tokens[caller], body });

describe('POST /api/projects/', () => {
  it('answers 201 with the project in its first state, its event, and no role for its creator', async () => {
    const name = uniqueName('Ünïversity of Łódź & Sons');
    const answer = await post({
      name,
      customer: `/api/customers/${here.customerId}/`,
      start_date: inDays(3),
      end_date: inDays(9),
    });
    const made: Project = await answer.json();
    expect([answer.status, made]).toMatchObject([
      201,
      { name, state: 'creating', lifecycle: [{ state: 'creating', by_name: 'Olga' }] },
    ]);
    expect(made.slug).toMatch(/^university-of-lodz-sons-[0-9a-f]{8}$/);
    expect(await database().userRole.count({ where: { project_id: made.uuid } })).toBe(0);
    expect(await database().event.findMany({ where: { project_id: made.uuid } })).toMatchObject([
      { event_type: 'project_creation_succeeded', user_id: here.ids.owner },
    ]);
  });

  it('answers 201 with a number in the slug where its name is taken, and “project” where nothing is left of it', async () => {
    const customer = (await makeCustomer()).id;
    const slugOf = async (name: string) => (await (await post({ name, customer }, 'staff')).json()).slug;
    expect([await slugOf('Sea'), await slugOf('sea!'), await slugOf('SEA'), await slugOf('海')]).toEqual([
      'sea',
      'sea-2',
      'sea-3',
      'project',
    ]);
    expect((await slugOf('x'.repeat(500))).length).toBe(50);
    expect(await slugOf('x'.repeat(500))).toBe(`${'x'.repeat(48)}-2`);
  });

  it('answers 400 to dates in the past, and to an organisation that the caller does not read', async () => {
    const body = { name: 'x', customer: here.customerId };
    expect((await post({ ...body, start_date: inDays(-1) })).status).toBe(400);
    expect((await post({ ...body, customer: (await makeCustomer()).id })).status).toBe(400);
    expect((await post({ name: 'x' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(createProjectOperation, { body: {} })).status).toBe(401);
  });

  it('answers 403 to who may not create there, and to what only staff set', async () => {
    const body = { name: 'x', customer: here.customerId };
    expect((await post(body, 'manager')).status).toBe(403);
    expect((await post({ ...body, slug: 'x' })).status).toBe(403);
    const manager = await makeUser();
    await makeRole({ user_id: manager.id, role: 'CUSTOMER_MANAGER', customer_id: here.customerId });
    const token = await makeToken(manager.id);
    const withEnd = await callOperation(createProjectOperation, { token, body: { ...body, end_date: inDays(9) } });
    expect([withEnd.status, (await withEnd.json()).detail]).toEqual([403, 'You can’t set end_date.']);
  });

  it('answers 409 to a slug of another project there, also of one that is created at the same time, and leaves nothing of it', async () => {
    const { slug } = await here.stored();
    const name = uniqueName('only');
    const create = (taken: string) => post({ name, customer: here.customerId, slug: taken }, 'staff');
    expect((await create(slug)).status).toBe(409);
    const statuses = (await Promise.all([create(name), create(name)])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409]);
    const made = await database().project.findMany({ where: { name } });
    expect(made).toHaveLength(1);
    expect(await database().event.count({ where: { message: `Project ${name} was created.` } })).toBe(1);
  });

  it('answers 422 where the organisation is blocked or archived', async () => {
    for (const [fields, detail] of [
      [{ blocked: true }, 'This organisation is blocked.'],
      [{ archived: true }, 'This organisation is archived.'],
    ] as const) {
      const customer = (await makeCustomer(fields)).id;
      const answer = await post({ name: 'x', customer }, 'staff');
      expect([answer.status, (await answer.json()).detail]).toEqual([422, detail]);
    }
  });
});
