import { describe, expect, it } from 'vitest';
import {
  changeProjectOperation,
  readProjectOperation,
  replaceProjectOperation,
} from '@/lib/contracts/projects/projects';
import { clock } from '@/lib/core/clock';
import { dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeCustomer, makeProject, uniqueName } from '@/lib/testing/make';
import { inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const read = (uuid: string, caller: ProjectCaller = 'owner') =>
  callOperation(readProjectOperation, { token: here.tokens[caller], params: { uuid } });
const patch = (body: object, caller: ProjectCaller = 'owner', headers: Record<string, string> = {}) =>
  here.call(changeProjectOperation, caller, { body, headers });
const put = (body: object, caller: ProjectCaller = 'owner') => here.call(replaceProjectOperation, caller, { body });
const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

describe('PATCH /api/projects/{uuid}/', () => {
  it('writes of staff notes into the event only that they changed', async () => {
    expect((await patch({ staff_notes: 'Careful.' }, 'staff')).status).toBe(200);
    expect((await patch({ staff_notes: 'All is well.' }, 'staff')).status).toBe(200);
    const events = await database().event.findMany({ where: { project_id: here.projectId } });
    const expected = { changes: { staff_notes: { from: null, to: null } } };
    expect(events).toMatchObject([{ context: expected }, { context: expected }]);
    expect(JSON.stringify(events)).not.toMatch(/Careful|All is well/);
  });

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
    const events = await database().event.findMany({ where: { project_id: here.projectId } });
    expect(events).toMatchObject([{ event_type: 'project_update_succeeded', customer_id: here.customerId }]);
    expect(events[0]?.context).toMatchObject({ changes: { kind: { from: 'default', to: 'course' } } });
  });

  it('answers 200 and changes nothing when everything is given as it was read, staff notes that are hidden included', async () => {
    await database().project.update({ where: { id: here.projectId }, data: { staff_notes: 'Careful.' } });
    const before = await here.stored();
    const { customer, end_date, name, staff_notes, time_zone } = await (await read(here.projectId, 'member')).json();
    expect(staff_notes).toBe('');
    expect((await patch({ name, staff_notes, end_date, time_zone }, 'member')).status).toBe(200);
    expect((await put({ name, customer, staff_notes })).status).toBe(200);
    expect(await here.stored()).toEqual(before);
    expect(await database().event.count({ where: { project_id: here.projectId } })).toBe(0);
  });

  it('answers 403 to staff notes from who does not read them, whether they are right or wrong', async () => {
    await database().project.update({ where: { id: here.projectId }, data: { staff_notes: 'Careful.' } });
    for (const staff_notes of ['Careful.', 'Careless.']) {
      const answer = await patch({ staff_notes });
      expect([answer.status, (await answer.json()).detail]).toEqual([403, 'You can’t change staff_notes.']);
    }
    expect((await patch({ staff_notes: 'Careful.' }, 'support')).status).toBe(200);
  });

  it('answers 200 to a new end date, with who set it and when, and its state noted', async () => {
    const end_date = inDays(30);
    const answer = await patch({ end_date });
    expect(await answer.json()).toMatchObject({
      end_date,
      effective_end_date: end_date,
      days_until_end: 30,
      state: 'end_date_set',
      end_date_requested_by: `http://127.0.0.1:3000/api/users/${here.ids.owner}/`,
      lifecycle: [{ state: 'end_date_set', by_name: 'Olga' }],
    });
    const cleared = await (await patch({ end_date: null })).json();
    expect(cleared).toMatchObject({ end_date: null, end_date_requested_by: null, state: 'active' });
    expect(cleared.end_date_updated_at).not.toBeNull();
  });

  it('answers 200 to dates in the past that are sent back as they are', async () => {
    const [start_date, end_date] = [inDays(-9), inDays(-3)];
    await database().project.update({
      where: { id: here.projectId },
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
    [{ name: 'x'.repeat(501) }, 'name', ''],
    [{ staff_notes: 'x'.repeat(2001) }, 'staff_notes', ''],
    [{ backend_id: 'x'.repeat(256) }, 'backend_id', ''],
    [{ slug: 'x'.repeat(51) }, 'slug', ''],
    [{ grace_period_days: -1 }, 'grace_period_days', ''],
    [{ max_service_accounts: -1 }, 'max_service_accounts', ''],
    [{ is_industry: 'perhaps' }, 'is_industry', ''],
    [{ user_affiliations: Array.from({ length: 101 }, (_, at) => `a${at}`) }, 'user_affiliations', ''],
    [{ user_identity_sources: ['x'.repeat(201)] }, 'user_identity_sources.0', ''],
  ])('answers 400 to %j, naming the field', async (body, field, sentence) => {
    const answer = await patch(body, 'staff');
    const sentences = (await answer.json())[field];
    expect([answer.status, sentences?.length]).toEqual([400, 1]);
    if (sentence.endsWith('.')) expect(sentences).toEqual([sentence]);
  });

  it.each([
    'created',
    'modified',
    'end_date_requested_by',
    'end_date_updated_at',
    'is_removed',
    'termination_metadata',
    'recovered_at',
    'recovered_by',
  ])('answers 400 to %s, which no client sets', async (field) => {
    const answer = await patch({ [field]: null }, 'staff');
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('answers 400 to another start or none once it has arrived', async () => {
    await database().project.update({ where: { id: here.projectId }, data: { start_date: dayValue(inDays(0)) } });
    for (const start_date of [inDays(3), null]) {
      const answer = await patch({ start_date }, 'staff');
      expect([answer.status, (await answer.json()).start_date]).toEqual([400, ['The project has started.']]);
    }
  });

  it('answers 400 to a time zone in which a project that has started would not have', async () => {
    const [early, late] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    const start_date = dayValue(dayOf(clock(), early));
    await database().project.update({ where: { id: here.projectId }, data: { time_zone: early, start_date } });
    const sentences = ['The project has started; in this time zone, its start date lies ahead.'];
    for (const body of [{ time_zone: late }, { time_zone: late, start_date: inDays(3) }]) {
      const answer = await patch(body);
      expect([answer.status, await answer.json()]).toMatchObject([400, { time_zone: sentences }]);
    }
    await database().project.update({ where: { id: here.projectId }, data: { time_zone: late } });
    expect((await patch({ time_zone: early })).status).toBe(200);
  });

  it('answers 200 to an empty code of science, which means none', async () => {
    await patch({ oecd_fos_2007_code: '1.2' });
    expect((await (await patch({ oecd_fos_2007_code: '' })).json()).oecd_fos_2007_code).toBeNull();
  });

  it('answers 200 with when the end date was last set, moved or cleared, and with the same time after other changes', async () => {
    const past = new Date('2020-01-01T00:00:00Z');
    const isNewAfter = async (body: object) => {
      await database().project.update({ where: { id: here.projectId }, data: { end_date_updated_at: past } });
      await patch(body);
      return (await here.stored()).end_date_updated_at?.getTime() !== past.getTime();
    };
    const [set, moved, cleared] = [{ end_date: inDays(30) }, { end_date: inDays(40) }, { end_date: null }];
    for (const body of [set, moved, cleared]) expect([body, await isNewAfter(body)]).toEqual([body, true]);
    for (const body of [cleared, { description: 'x' }]) expect([body, await isNewAfter(body)]).toEqual([body, false]);
  });

  it('answers 400 to an end before the start', async () => {
    await database().project.update({ where: { id: here.projectId }, data: { start_date: dayValue(inDays(10)) } });
    const answer = await patch({ end_date: inDays(9) });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { end_date: ['Must not be earlier than start_date.'] },
    ]);
  });

  it('answers 401 without a token', async () => {
    const asked = { params: { uuid: here.projectId }, body: { name: 'x' } };
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
    const before = await here.stored();
    const answer = await patch(body, caller);
    expect([answer.status, (await answer.json()).detail]).toEqual([403, `You can’t change ${field}.`]);
    expect(await here.stored()).toEqual(before);
  });

  it('answers 404 to who does not read it', async () => {
    expect((await patch({ name: 'x' }, 'stranger')).status).toBe(404);
  });

  it('answers 409 when it was deleted, with the day, and to a slug of another project', async () => {
    const other = await makeProject({ customer_id: here.customerId });
    expect((await patch({ slug: other.slug }, 'staff')).status).toBe(409);
    await database().project.update({
      where: { id: here.projectId },
      data: { is_removed: true, removed_at: new Date('2026-03-01T10:00:00Z') },
    });
    const answer = await patch({ name: 'x' });
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'This project was deleted on 1 March 2026.']);
  });

  it('answers 412 to who read an older version', async () => {
    const etag = (await read(here.projectId)).headers.get('etag') ?? '';
    expect((await patch({ name: 'One' }, 'owner', { 'if-match': etag })).status).toBe(200);
    expect((await patch({ name: 'Two' }, 'owner', { 'if-match': etag })).status).toBe(412);
    expect((await here.stored()).name).toBe('One');
  });
});

describe('PUT /api/projects/{uuid}/', () => {
  it('answers 200, and what is left out stays', async () => {
    await patch({ description: 'Kept' });
    const answer = await put({ name: 'Put', customer: here.customerId });
    expect([answer.status, await answer.json()]).toMatchObject([200, { name: 'Put', description: 'Kept' }]);
  });

  it('answers 400 without a name or organisation, or with another organisation', async () => {
    const other = (await makeCustomer()).id;
    for (const body of [{ name: 'x' }, { customer: here.customerId }, { name: 'x', customer: other }])
      expect((await put(body)).status).toBe(400);
  });

  it('answers 401 without a token, 403 to who may only read it, and 404 to others', async () => {
    const body = { name: 'Put', customer: here.customerId };
    const asked = { params: { uuid: here.projectId }, body };
    expect((await callOperation(replaceProjectOperation, asked)).status).toBe(401);
    expect((await put(body, 'member')).status).toBe(403);
    expect((await put(body, 'stranger')).status).toBe(404);
  });

  it('answers 409 when it was deleted', async () => {
    await database().project.update({ where: { id: here.projectId }, data: { is_removed: true, removed_at: clock() } });
    expect((await put({ name: 'Put', customer: here.customerId })).status).toBe(409);
  });
});
