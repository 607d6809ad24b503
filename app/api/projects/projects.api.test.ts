import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  changeProjectOperation,
  createProjectOperation,
  listProjectsOperation,
  type Project,
  readProjectOperation,
  replaceProjectOperation,
} from '@/lib/contracts/projects';
import { clock } from '@/lib/core/clock';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import {
  dayValue,
  makeCustomer,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeToken,
  makeUser,
  uniqueName,
} from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const today = dayOf(clock(), 'UTC');
const inDays = (days: number) => addDays(today, days);

let customerId = '';
let projectId = '';
let ownerId = '';
const tokens = { owner: '', manager: '', member: '', staff: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  customerId = (await makeCustomer({ grace_period_days: null })).id;
  const owner = await makeUser({ full_name: 'Olga' });
  ownerId = owner.id;
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  tokens.owner = await makeToken(owner.id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

beforeEach(async () => {
  projectId = (await makeProject({ customer_id: customerId })).id;
  for (const [caller, role] of [
    ['manager', 'PROJECT_MANAGER'],
    ['member', 'PROJECT_MEMBER'],
  ] as const) {
    const person = await makeUser();
    await makeRole({ user_id: person.id, role, project_id: projectId });
    tokens[caller] = await makeToken(person.id);
  }
});

const list = (query: string, caller: Caller = 'owner') =>
  callOperation(listProjectsOperation, { token: tokens[caller], query });
const rows = async (query: string, caller: Caller = 'owner'): Promise<Project[]> => (await list(query, caller)).json();
const names = async (query: string, caller: Caller = 'owner') => (await rows(query, caller)).map(({ name }) => name);
const read = (uuid: string, caller: Caller = 'owner') =>
  callOperation(readProjectOperation, { token: tokens[caller], params: { uuid } });
const patch = (body: object, caller: Caller = 'owner', headers: Record<string, string> = {}) =>
  callOperation(changeProjectOperation, { token: tokens[caller], params: { uuid: projectId }, body, headers });
const put = (body: object, caller: Caller = 'owner') =>
  callOperation(replaceProjectOperation, { token: tokens[caller], params: { uuid: projectId }, body });
const post = (body: object, caller: Caller = 'owner') =>
  callOperation(createProjectOperation, { token: tokens[caller], body });
const stored = () => database().project.findUniqueOrThrow({ where: { id: projectId } });

describe('GET /api/projects/', () => {
  it('answers 200 with the projects that the caller reads, by name', async () => {
    const tag = uniqueName('tag');
    for (const name of [`${tag} b`, `${tag} a`]) await makeProject({ customer_id: customerId, name });
    await makeProject({ name: `${tag} c` });
    expect(await names(`?name=${tag}`)).toEqual([`${tag} a`, `${tag} b`]);
    expect(await names(`?name=${tag}`, 'support')).toEqual([`${tag} a`, `${tag} b`, `${tag} c`]);
    expect(await names(`?name=${tag}`, 'stranger')).toEqual([]);
  });

  it('answers 200 with what each filter lets through', async () => {
    const [kept, other] = [uniqueName('kept'), uniqueName('other')];
    const grace_period_days = 5;
    const made = await makeProject({
      customer_id: customerId,
      name: kept,
      end_date: dayValue(inDays(-2)),
      grace_period_days,
      kind: 'COURSE',
      user_affiliations: ['staff'],
      backend_id: kept,
    });
    await makeProject({ customer_id: customerId, name: other, end_date: dayValue(inDays(9)) });
    for (const query of [
      'state=in_grace',
      'state=in_grace&state=creating',
      'ends_within_days=3&is_expired=false',
      `end_date_before=${inDays(-1)}&end_date_after=${inDays(-2)}`,
      'has_affiliation=true&kind=course',
      `backend_id=${kept.toUpperCase()}`,
      `query=${kept}`,
    ]) {
      const found = await names(`?page_size=300&customer=${customerId}&${query}`);
      expect([query, found.includes(kept), found.includes(other)]).toEqual([query, true, false]);
    }
    expect(made.slug).toBe(kept);
  });

  it('answers 200 with the caller’s own projects by their role', async () => {
    const mine = async (query: string, caller: Caller) => (await rows(`?${query}`, caller)).map(({ uuid }) => uuid);
    expect(await mine('can_manage=true', 'manager')).toEqual([projectId]);
    expect(await mine('can_manage=true', 'member')).toEqual([]);
    expect(await mine('current_user_has_role=PROJECT.MEMBER', 'member')).toEqual([projectId]);
    expect(await mine('current_user_has_role=PROJECT_ADMIN', 'member')).toEqual([]);
  });

  it('answers 200 with projects in the order of their states, those without a day last both ways', async () => {
    const customer_id = (await makeCustomer()).id;
    await makeProject({ customer_id, name: 'none' });
    await makeProject({ customer_id, name: 'late', end_date: dayValue(inDays(9)) });
    await makeProject({ customer_id, name: 'over', end_date: dayValue(inDays(-1)) });
    const ordered = (o: string) => names(`?customer=${customer_id}&o=${o}`, 'staff');
    expect(await ordered('state')).toEqual(['none', 'late', 'over']);
    expect(await ordered('end_date')).toEqual(['over', 'late', 'none']);
    expect(await ordered('-end_date')).toEqual(['late', 'over', 'none']);
  });

  it('answers 400 to an unknown filter or order', async () => {
    for (const query of ['?colour=red', '?o=colour', '?state=gone', '?ends_within_days=-1'])
      expect((await list(query)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listProjectsOperation)).status).toBe(401);
  });
});

describe('GET /api/projects/{uuid}/', () => {
  it('answers 200 with how it stands, what is in it and what it costs', async () => {
    await makeResource({ project_id: projectId });
    await makeResource({ project_id: projectId, state: 'TERMINATED' });
    for (const state of ['DONE', 'CANCELED']) await makeOrder({ project_id: projectId, state, cost: '12.5' });
    const found: Project = await (await read(projectId)).json();
    expect(found).toMatchObject({
      uuid: projectId,
      url: `http://127.0.0.1:3000/api/projects/${projectId}/`,
      customer: `http://127.0.0.1:3000/api/customers/${customerId}/`,
      state: 'active',
      kind: 'default',
      is_expired: false,
      effective_end_date: null,
      resources_count: 1,
      oecd_fos_2007_code: null,
      oecd_fos_2007_label: '',
      billing_price_estimate: { total: '12.50', tax: '0.00' },
    });
  });

  it('answers 200 with notes of the staff to staff and support alone', async () => {
    await patch({ staff_notes: 'Careful.' }, 'staff');
    const notes = async (caller: Caller) => (await (await read(projectId, caller)).json()).staff_notes;
    expect([await notes('staff'), await notes('support'), await notes('owner')]).toEqual(['Careful.', 'Careful.', '']);
  });

  it('answers 200 with a deleted project to who was in it, without its figures', async () => {
    const person = await makeUser();
    const user_roles = [
      {
        user_id: person.id,
        user_username: person.username,
        role_id: nobody,
        role_name: 'PROJECT_MEMBER',
        created_by_id: null,
        original_created: '2026-01-01T00:00:00+00:00',
        original_expiration_time: null,
        is_restored: false,
        restored_at: null,
        restored_by: null,
        invitation_uuid: null,
        invited_at: null,
      },
    ];
    const termination_metadata = { terminated_at: '2026-03-01T10:00:00+00:00', terminated_by: null, user_roles };
    const { id } = await makeProject({
      customer_id: customerId,
      is_removed: true,
      removed_at: clock(),
      termination_metadata,
    });
    await makeOrder({ project_id: id, state: 'DONE', cost: '5' });
    const token = await makeToken(person.id);
    const seen = await callOperation(readProjectOperation, { token, params: { uuid: id } });
    expect([seen.status, await seen.json()]).toMatchObject([
      200,
      { state: 'soft_deleted', termination_metadata: null, billing_price_estimate: { total: '0.00' } },
    ]);
    expect(await (await read(id)).json()).toMatchObject({
      termination_metadata,
      billing_price_estimate: { total: '5.00' },
    });
    expect((await read(id, 'stranger')).status).toBe(404);
  });

  it('answers 304 to who has it already', async () => {
    const etag = (await read(projectId)).headers.get('etag') ?? '';
    const asked = { token: tokens.owner, params: { uuid: projectId }, headers: { 'if-none-match': etag } };
    expect((await callOperation(readProjectOperation, asked)).status).toBe(304);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readProjectOperation, { params: { uuid: projectId } })).status).toBe(401);
  });

  it('answers 404 to who has no role there', async () => {
    expect((await read(projectId, 'stranger')).status).toBe(404);
  });
});

describe('PATCH /api/projects/{uuid}/', () => {
  it('answers 200 with the project, and writes one event that says what changed', async () => {
    const type = await database().projectType.create({
      data: { name: uniqueName('type'), created: clock(), modified: clock() },
    });
    const body = {
      name: ' New name ',
      description: 'Two\nlines',
      kind: 'Course',
      oecd_fos_2007_code: '1.2',
      is_industry: true,
      backend_id: 'b-1',
      type: `http://x.test/api/project-types/${type.id}/`,
    };
    const answer = await patch(body, 'manager');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        name: 'New name',
        kind: 'course',
        oecd_fos_2007_label: 'Computer and information sciences',
        type_uuid: type.id,
        type_name: type.name,
      },
    ]);
    const events = await database().event.findMany({ where: { project_id: projectId } });
    expect(events).toMatchObject([{ event_type: 'project_update_succeeded', customer_id: customerId }]);
    expect(events[0]?.context).toMatchObject({ changes: { kind: { from: 'DEFAULT', to: 'COURSE' } } });
  });

  it('answers 200 and changes nothing when everything is given as it is', async () => {
    const before = await stored();
    const { end_date, name, staff_notes, time_zone } = before;
    expect((await patch({ name, staff_notes, end_date, time_zone }, 'member')).status).toBe(200);
    expect(await stored()).toEqual(before);
    expect(await database().event.count({ where: { project_id: projectId } })).toBe(0);
  });

  it('answers 200 to a new end date, with who set it and when, and its state noted', async () => {
    const end_date = inDays(30);
    const answer = await patch({ end_date });
    expect(await answer.json()).toMatchObject({
      end_date,
      effective_end_date: end_date,
      days_until_end: 30,
      state: 'end_date_set',
      end_date_requested_by: `http://127.0.0.1:3000/api/users/${ownerId}/`,
      lifecycle: [{ state: 'end_date_set', by_name: 'Olga' }],
    });
    const cleared = await (await patch({ end_date: null })).json();
    expect(cleared).toMatchObject({ end_date: null, end_date_requested_by: null, state: 'active' });
    expect(cleared.end_date_updated_at).not.toBeNull();
  });

  it('answers 200 to dates in the past that are sent back as they are', async () => {
    const [start_date, end_date] = [inDays(-9), inDays(-3)];
    await database().project.update({
      where: { id: projectId },
      data: { start_date: dayValue(start_date), end_date: dayValue(end_date) },
    });
    expect((await patch({ start_date, end_date, description: 'New' })).status).toBe(200);
  });

  it.each([
    [{ name: '  ' }, 'name', 'Too short'],
    [{ name: 'a\nb' }, 'name', 'Must be one line.'],
    [{ description: 'x'.repeat(2001) }, 'description', 'Too long'],
    [{ slug: 'Not a slug' }, 'slug', 'Use lower-case letters'],
    [{ kind: 'club' }, 'kind', 'Must be one of default, course, public.'],
    [{ oecd_fos_2007_code: '9.9' }, 'oecd_fos_2007_code', ''],
    [{ time_zone: 'Mars/Olympus' }, 'time_zone', 'Must be an IANA time zone'],
    [{ grace_period_days: 3651 }, 'grace_period_days', ''],
    [{ max_service_accounts: 32_768 }, 'max_service_accounts', ''],
    [{ end_date: inDays(-1) }, 'end_date', 'Cannot be earlier than the current date.'],
    [{ start_date: inDays(3) }, 'start_date', 'The project has started.'],
    [{ type: nobody }, 'field_type', 'There is no such project type.'],
    [{ customer: nobody }, 'customer', 'A project is moved with move_project.'],
    [{ user_email_patterns: ['(?=x)'] }, 'user_email_patterns', ''],
  ])('answers 400 to %j, naming the field', async (body, field, sentence) => {
    const answer = await patch(body, 'staff');
    const sentences = (await answer.json())[field];
    expect([answer.status, sentences?.length]).toEqual([400, 1]);
    if (sentence.endsWith('.')) expect(sentences).toEqual([sentence]);
  });

  it('answers 400 to an end before the start', async () => {
    await database().project.update({ where: { id: projectId }, data: { start_date: dayValue(inDays(10)) } });
    const answer = await patch({ end_date: inDays(9) });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { end_date: ['Must not be earlier than start_date.'] },
    ]);
  });

  it('answers 401 without a token', async () => {
    const asked = { params: { uuid: projectId }, body: { name: 'x' } };
    expect((await callOperation(changeProjectOperation, asked)).status).toBe(401);
  });

  it.each([
    ['manager', { description: 'x', end_date: inDays(9) }, 'end_date'],
    ['member', { name: 'x' }, 'name'],
    ['manager', { user_affiliations: ['staff'] }, 'user_affiliations'],
    ['owner', { grace_period_days: 3 }, 'grace_period_days'],
    ['owner', { slug: 'mine' }, 'slug'],
    ['owner', { staff_notes: 'x' }, 'staff_notes'],
    ['owner', { max_service_accounts: 3 }, 'max_service_accounts'],
    ['support', { description: 'x' }, 'description'],
  ] as const)('answers 403 to %s naming the field of %j, and changes nothing', async (caller, body, field) => {
    const before = await stored();
    const answer = await patch(body, caller);
    expect([answer.status, (await answer.json()).detail]).toEqual([403, `You can’t change ${field}.`]);
    expect(await stored()).toEqual(before);
  });

  it('answers 404 to who does not read it', async () => {
    expect((await patch({ name: 'x' }, 'stranger')).status).toBe(404);
  });

  it('answers 409 when it was deleted, with the day, and to a slug of another project', async () => {
    const other = await makeProject({ customer_id: customerId });
    expect((await patch({ slug: other.slug }, 'staff')).status).toBe(409);
    await database().project.update({
      where: { id: projectId },
      data: { is_removed: true, removed_at: new Date('2026-03-01T10:00:00Z') },
    });
    const answer = await patch({ name: 'x' });
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'This project was deleted on 1 March 2026.']);
  });

  it('answers 412 to who read an older version', async () => {
    const etag = (await read(projectId)).headers.get('etag') ?? '';
    expect((await patch({ name: 'One' }, 'owner', { 'if-match': etag })).status).toBe(200);
    expect((await patch({ name: 'Two' }, 'owner', { 'if-match': etag })).status).toBe(412);
    expect((await stored()).name).toBe('One');
  });
});

describe('PUT /api/projects/{uuid}/', () => {
  it('answers 200, and what is left out stays', async () => {
    await patch({ description: 'Kept' });
    const answer = await put({ name: 'Put', customer: customerId });
    expect([answer.status, await answer.json()]).toMatchObject([200, { name: 'Put', description: 'Kept' }]);
  });

  it('answers 400 without a name or organisation, or with another organisation', async () => {
    const other = (await makeCustomer()).id;
    for (const body of [{ name: 'x' }, { customer: customerId }, { name: 'x', customer: other }])
      expect((await put(body)).status).toBe(400);
  });

  it('answers 401 without a token, 403 to who may only read it, and 404 to others', async () => {
    const body = { name: 'Put', customer: customerId };
    const asked = { params: { uuid: projectId }, body };
    expect((await callOperation(replaceProjectOperation, asked)).status).toBe(401);
    expect((await put(body, 'member')).status).toBe(403);
    expect((await put(body, 'stranger')).status).toBe(404);
  });

  it('answers 409 when it was deleted', async () => {
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect((await put({ name: 'Put', customer: customerId })).status).toBe(409);
  });
});

describe('POST /api/projects/', () => {
  it('answers 201 with the project in its first state, its event, and no role for its creator', async () => {
    const name = uniqueName('Ünïversity of Łódź & Sons');
    const answer = await post({
      name,
      customer: `/api/customers/${customerId}/`,
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
      { event_type: 'project_creation_succeeded', user_id: ownerId },
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
    const body = { name: 'x', customer: customerId };
    expect((await post({ ...body, start_date: inDays(-1) })).status).toBe(400);
    expect((await post({ ...body, customer: (await makeCustomer()).id })).status).toBe(400);
    expect((await post({ name: 'x' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(createProjectOperation, { body: {} })).status).toBe(401);
  });

  it('answers 403 to who may not create there, and to what only staff set', async () => {
    const body = { name: 'x', customer: customerId };
    expect((await post(body, 'manager')).status).toBe(403);
    expect((await post({ ...body, slug: 'x' })).status).toBe(403);
    const manager = await makeUser();
    await makeRole({ user_id: manager.id, role: 'CUSTOMER_MANAGER', customer_id: customerId });
    const token = await makeToken(manager.id);
    const withEnd = await callOperation(createProjectOperation, { token, body: { ...body, end_date: inDays(9) } });
    expect([withEnd.status, (await withEnd.json()).detail]).toEqual([403, 'You can’t set end_date.']);
  });

  it('answers 409 to a slug of another project there', async () => {
    const { slug } = await stored();
    expect((await post({ name: 'x', customer: customerId, slug }, 'staff')).status).toBe(409);
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
