import { describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import {
  changeServiceSettingsOperation,
  createServiceSettingsOperation,
  listServiceSettingsOperation,
  readServiceSettingsOperation,
  type ServiceSettings,
} from '@/lib/contracts/people/service-settings';
import { deleteServiceSettingsOperation } from '@/lib/contracts/people/service-settings-deletion';
import { database } from '@/lib/db/client';
import type { Asked } from '@/lib/testing/call-operation';
import { makeCustomer, makeResource, uniqueName } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';
import { detailOf, type ProjectCaller, statusesOf, withProject } from '@/lib/testing/with-project';

const here = withProject();
const nobodysUuid = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

const about = (operation: Operation, uuid: string, caller: ProjectCaller | null = 'staff', asked: Asked = {}) =>
  here.call(operation, caller, { params: { uuid }, ...asked });
const list = (query: string, caller: ProjectCaller | null = 'staff') =>
  here.call(listServiceSettingsOperation, caller, { query });
const post = (body: object, caller: ProjectCaller | null = 'staff') =>
  here.call(createServiceSettingsOperation, caller, { body });
const patch = (uuid: string, body: object, caller: ProjectCaller | null = 'staff', headers = {}) =>
  about(changeServiceSettingsOperation, uuid, caller, { body, headers });
const remove = (uuid: string, caller: ProjectCaller | null = 'staff') =>
  about(deleteServiceSettingsOperation, uuid, caller);
const own = (fields: object = {}) => makeServiceSettings({ customer_id: here.customerId, ...fields });
const named = (fields: object = {}) => ({ name: uniqueName('settings'), type: 'OpenStack', ...fields });

describe('GET /api/service-settings/', () => {
  const found = async (query: string, caller?: ProjectCaller) =>
    (await (await list(query, caller)).json()).map(({ name }: ServiceSettings) => name);

  it('answers 200 with the settings by name, by a part of it or the whole, by type, and by whose they are', async () => {
    const word = uniqueName('cluster');
    const shared = await makeServiceSettings({ name: `${word} b`, type: word });
    const ours = await own({ name: `${word} a` });
    expect(await found(`?name=${word.toUpperCase()}`)).toEqual([ours.name, shared.name]);
    expect(await found(`?name=${word}&o=-name`)).toEqual([shared.name, ours.name]);
    expect(await found(`?name_exact=${ours.name}`)).toEqual([ours.name]);
    expect(await found(`?type=${word}`)).toEqual([shared.name]);
    expect(await found(`?name=${word}&shared=true`)).toEqual([shared.name]);
    expect(await found(`?name=${word}&shared=false`)).toEqual([ours.name]);
    expect(await found(`?name=${word}&customer_uuid=${here.customerId}`)).toEqual([ours.name]);
    const address = `http://127.0.0.1:3000/api/customers/${here.customerId}/`;
    expect(await found(`?name=${word}&customer=${address}`)).toEqual([ours.name]);
    const page = await list(`?name=${word}&page_size=1`);
    expect([page.headers.get('x-result-count'), (await page.json()).length]).toEqual(['2', 1]);
  });

  it('answers 200 to owners with shared ones, without backend_url and options, and with those of their organisation', async () => {
    const word = uniqueName('cluster');
    const backend = { backend_url: 'https://backend.example.org/', options: { tenant: 'sea' } };
    for (const customer_id of [null, here.customerId, (await makeCustomer()).id])
      await makeServiceSettings({ name: `${word} ${customer_id}`, customer_id, ...backend });
    const rows: ServiceSettings[] = await (await list(`?name=${word}`, 'owner')).json();
    const [ours, shared] = [rows.find((one) => !one.shared), rows.find((one) => one.shared)];
    expect([rows.length, ours]).toMatchObject([2, backend]);
    expect(Object.keys(shared ?? {})).not.toContain('backend_url');
    expect(Object.keys(shared ?? {})).not.toContain('options');
  });

  it('answers 200 with none to those without CUSTOMER.UPDATE', async () => {
    const { name } = await makeServiceSettings();
    for (const caller of ['manager', 'member', 'customerManager', 'stranger'] as const)
      expect(await found(`?name_exact=${name}`, caller)).toEqual([]);
    expect(await found(`?name_exact=${name}`, 'support')).toEqual([name]);
  });

  it('answers 400 to an unknown filter or order, and 401 without a token', async () => {
    for (const query of ['?state=OK', '?o=type', '?shared=maybe', '?field=password'])
      expect((await list(query)).status).toBe(400);
    expect((await list('', null)).status).toBe(401);
  });
});

describe('GET /api/service-settings/{uuid}/', () => {
  const read = (uuid: string, caller?: ProjectCaller | null) => about(readServiceSettingsOperation, uuid, caller);

  it('answers 200 with the settings and how many resources use them, terminated ones left out', async () => {
    const { id, name } = await own({ options: { tenant: 'sea' } });
    const use = { project_id: here.projectId, service_settings_id: id };
    await makeResource(use);
    await makeResource({ ...use, state: 'TERMINATED' });
    const customer = await database().customer.findUniqueOrThrow({ where: { id: here.customerId } });
    const answer = await read(id);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        url: `http://127.0.0.1:3000/api/service-settings/${id}/`,
        uuid: id,
        name,
        type: 'OpenStack',
        state: 'OK',
        error_message: '',
        shared: false,
        customer: `http://127.0.0.1:3000/api/customers/${customer.id}/`,
        customer_uuid: customer.id,
        customer_name: customer.name,
        customer_native_name: '',
        terms_of_services: '',
        options: { tenant: 'sea' },
        backend_url: '',
        is_active: true,
        has_credentials: false,
        resources_count: 1,
        created: expect.any(String),
        modified: expect.any(String),
      },
    ]);
  });

  it('answers 400 to an unknown member, 401 without a token, and 404 to whoever doesn’t see them', async () => {
    const { id } = await own();
    expect((await about(readServiceSettingsOperation, id, 'staff', { query: '?field=token' })).status).toBe(400);
    expect((await read(id, null)).status).toBe(401);
    for (const caller of ['manager', 'customerManager', 'stranger'] as const)
      expect((await read(id, caller)).status).toBe(404);
    expect(
      (await read((await makeServiceSettings({ customer_id: (await makeCustomer()).id })).id, 'owner')).status,
    ).toBe(404);
    expect((await read(nobodysUuid)).status).toBe(404);
  });
});

describe('POST /api/service-settings/', () => {
  it('answers 201 to staff with shared settings, and to owners with those of their organisation', async () => {
    const shared = await post(named({ backend_url: 'https://backend.example.org/v3', is_active: false }));
    expect([shared.status, await shared.json()]).toMatchObject([
      201,
      { shared: true, customer: null, is_active: false },
    ]);
    const ours = await post(named({ customer: here.customerId, password: 'plain' }), 'owner');
    expect([ours.status, await ours.json()]).toMatchObject([
      201,
      { shared: false, customer_uuid: here.customerId, has_credentials: true, options: {} },
    ]);
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(151) }],
    ['type', { type: '' }],
    ['type', { type: 'x'.repeat(256) }],
    ['backend_url', { backend_url: 'ftp://backend.example.org/' }],
    ['backend_url', { backend_url: 'https://admin:secret@backend.example.org/' }],
    ['options', { options: ['tenant'] }],
    ['options', { options: { text: 'ä'.repeat(8_000) } }],
    ['password', { password: '' }],
    ['colour', { colour: 'red' }],
  ])('answers 400 on %s to %j', async (field, fields) => {
    const answer = await post(named(fields));
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('answers 201 to options of 16 kB', async () => {
    const options = { text: 'x'.repeat(16_000 - '{"text":""}'.length) };
    expect((await post(named({ options }))).status).toBe(201);
    expect((await post(named({ options: { text: `${options.text}x` } }))).status).toBe(400);
  });

  it('answers 400 on the organisation to who doesn’t read it', async () => {
    const other = (await makeCustomer()).id;
    const answer = await post(named({ customer: other }), 'owner');
    expect([answer.status, await answer.json()]).toMatchObject([400, { customer: ['There is no such organisation.'] }]);
  });

  it('answers 401 without a token, and 403 to others than staff for shared ones, and without CUSTOMER.UPDATE', async () => {
    expect((await post(named(), null)).status).toBe(401);
    expect((await post(named(), 'owner')).status).toBe(403);
    for (const caller of ['customerManager', 'manager', 'support'] as const)
      expect((await post(named({ customer: here.customerId }), caller)).status).toBe(403);
  });
});

describe('PATCH /api/service-settings/{uuid}/', () => {
  it('answers 200 with what changed; what is left out stays, and the audit trail keeps no text', async () => {
    const { id, name } = await own({ options: { tenant: 'sea' } });
    const answer = await patch(id, { backend_url: 'https://new.example.org/', is_active: false }, 'owner');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { name, options: { tenant: 'sea' }, is_active: false },
    ]);
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(entry?.facts).toEqual({ backend_url: 'changed', is_active: { from: true, to: false } });
    expect((await patch(id, { is_active: false }, 'owner')).status).toBe(200);
    expect(await database().auditEntry.count({ where: { subject_id: id } })).toBe(1);
  });

  it('answers 200 and keeps, replaces and clears credentials one by one', async () => {
    const { id } = await own();
    const stored = () =>
      database().serviceCredential.findMany({ where: { settings_id: id }, orderBy: { name: 'asc' } });
    await patch(id, { username: 'robot', password: 'first' });
    const [first] = await stored();
    await patch(id, { password: 'second', token: null });
    const now = await stored();
    expect(now.map(({ name }) => name)).toEqual(['password', 'username']);
    expect(Buffer.from(now[0]?.sealed ?? []).equals(Buffer.from(first?.sealed ?? []))).toBe(false);
    expect(await (await patch(id, { password: null })).json()).toMatchObject({ has_credentials: true });
    expect(await (await patch(id, { username: null })).json()).toMatchObject({ has_credentials: false });
    expect(await stored()).toEqual([]);
  });

  it('answers 409 to another organisation while resources use them, and 200 once those are terminated', async () => {
    const { id } = await makeServiceSettings();
    const use = await makeResource({ service_settings_id: id });
    expect(await detailOf(await patch(id, { customer: here.customerId }))).toEqual([
      409,
      '1 resource uses these settings.',
    ]);
    await database().resource.update({ where: { id: use.id }, data: { state: 'TERMINATED' } });
    expect(await (await patch(id, { customer: here.customerId })).json()).toMatchObject({ shared: false });
    // The terminated one is of another organisation, which is told nothing of these.
    const { service_settings_id } = await database().resource.findUniqueOrThrow({ where: { id: use.id } });
    expect(service_settings_id).toBeNull();
    expect(await (await patch(id, { customer: null })).json()).toMatchObject({ shared: true });
  });

  it('answers 400 on the organisation to owners who don’t read it, and 403 to owners who would share theirs', async () => {
    const { id } = await own();
    expect((await patch(id, { customer: (await makeCustomer()).id }, 'owner')).status).toBe(400);
    expect((await patch(id, { customer: null }, 'owner')).status).toBe(403);
    expect((await patch(id, { name: '' }, 'owner')).status).toBe(400);
  });

  it('answers 401 without a token, 403 to who only sees them, 404 to others, and 412 to who read an older version', async () => {
    const [ours, shared] = [await own(), await makeServiceSettings()];
    expect((await patch(ours.id, {}, null)).status).toBe(401);
    expect((await patch(ours.id, { name: 'x' }, 'support')).status).toBe(403);
    expect((await patch(shared.id, { name: 'x' }, 'owner')).status).toBe(403);
    expect((await patch(ours.id, { name: 'x' }, 'customerManager')).status).toBe(404);
    expect((await patch(ours.id, { name: 'x' }, 'owner', { 'if-match': '"old"' })).status).toBe(412);
  });
});

describe('DELETE /api/service-settings/{uuid}/', () => {
  it('answers 204 and deletes them with their credentials; terminated resources lose them', async () => {
    const { id } = await own();
    await patch(id, { token: 'plain' });
    const use = await makeResource({ project_id: here.projectId, service_settings_id: id, state: 'TERMINATED' });
    expect((await remove(id, 'owner')).status).toBe(204);
    expect(await database().serviceCredential.count({ where: { settings_id: id } })).toBe(0);
    expect(await database().resource.findUniqueOrThrow({ where: { id: use.id } })).toMatchObject({
      service_settings_id: null,
    });
  });

  it('answers 409 with resources that are not terminated, saying how many', async () => {
    const { id } = await makeServiceSettings();
    for (const state of ['OK', 'ERRED', 'TERMINATED']) await makeResource({ state, service_settings_id: id });
    expect(await detailOf(await remove(id))).toEqual([409, '2 resources use these settings.']);
  });

  it('answers 401 without a token, 403 to who only sees them, and 404 to others', async () => {
    const { id } = await makeServiceSettings();
    expect((await remove(id, null)).status).toBe(401);
    expect((await remove(id, 'owner')).status).toBe(403);
    expect((await remove(id, 'manager')).status).toBe(404);
    expect((await remove(nobodysUuid)).status).toBe(404);
  });

  it('answers 204 to one of many at once, and 404 to the others', async () => {
    const { id } = await own();
    const answers = await Promise.all(Array.from({ length: 6 }, () => remove(id)));
    expect(statusesOf(answers)).toEqual([204, 404, 404, 404, 404, 404]);
  });
});
