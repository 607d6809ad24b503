import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import {
  changeProjectTypeOperation,
  createProjectTypeOperation,
  listProjectTypesOperation,
  type ProjectType,
  readProjectTypeOperation,
} from '@/lib/contracts/projects/project-types';
import { deleteProjectTypeOperation } from '@/lib/contracts/projects/type-deletion';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeProject, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeProjectType } from '@/lib/testing/make-project-type';
import { detailOf } from '@/lib/testing/with-project';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const tokens = { staff: '', anyone: '' };

beforeAll(async () => {
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.anyone = await makeToken((await makeUser()).id);
});

type Who = keyof typeof tokens | null;
const call = (operation: Operation, who: Who, asked: Asked = {}) =>
  callOperation(operation, { ...(who !== null && { token: tokens[who] }), ...asked });
const post = (body: object, who: Who = 'staff') => call(createProjectTypeOperation, who, { body });
const about = (operation: Operation, uuid: string, who: Who = 'staff', asked: Asked = {}) =>
  call(operation, who, { params: { uuid }, ...asked });

describe('GET /api/project-types/', () => {
  const list = (query: string, who: Who = 'anyone') => call(listProjectTypesOperation, who, { query });
  const names = async (query: string) => (await (await list(query)).json()).map(({ name }: ProjectType) => name);

  it('answers 200 to everyone signed in, with types by name, by a part of it or the whole, and how many there are', async () => {
    const word = uniqueName('sort');
    for (const last of ['b', 'a']) await makeProjectType(`${word} ${last}`);
    expect(await names(`?name=${word.toUpperCase()}`)).toEqual([`${word} a`, `${word} b`]);
    expect(await names(`?name_exact=${word} b`)).toEqual([`${word} b`]);
    expect(await names(`?name_exact=${word}`)).toEqual([]);
    expect((await list(`?name=${word}&page_size=1`)).headers.get('x-result-count')).toBe('2');
    const head = await call(listProjectTypesOperation, 'anyone', { method: 'HEAD', query: `?name=${word}` });
    expect([head.status, await head.text(), head.headers.get('x-result-count')]).toEqual([200, '', '2']);
  });

  it('answers 200 with the members that were chosen', async () => {
    const { id: uuid, name } = await makeProjectType();
    expect(await (await list(`?name_exact=${name}&field=name&field=uuid`)).json()).toEqual([{ uuid, name }]);
  });

  it('answers 400 to an unknown filter or member', async () => {
    for (const query of ['?description=x', '?field=colour', '?o=name']) expect((await list(query)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await list('', null)).status).toBe(401);
  });
});

describe('POST /api/project-types/', () => {
  it('answers 201 with the type and its address', async () => {
    const name = uniqueName('sort');
    const made = await post({ name: ` ${name} `, description: 'Two\nlines' });
    const { uuid, ...rest } = await made.json();
    const url = `http://127.0.0.1:3000/api/project-types/${uuid}/`;
    expect([made.status, rest]).toEqual([201, { url, name, description: 'Two\nlines' }]);
  });

  it('answers 400 without a name or with one of two lines', async () => {
    for (const body of [{}, { name: '' }, { name: 'a\nb' }, { name: 'x', colour: 1 }])
      expect((await post(body)).status).toBe(400);
  });

  it('answers 401 without a token, and 403 to all but staff', async () => {
    expect((await post({ name: 'x' }, null)).status).toBe(401);
    expect((await post({ name: 'x' }, 'anyone')).status).toBe(403);
  });

  it('answers 409 to a name that there is, in any case', async () => {
    const { name } = await makeProjectType();
    expect(await detailOf(await post({ name: name.toUpperCase() }))).toEqual([
      409,
      `There is already a project type “${name}”.`,
    ]);
  });
});

describe('GET /api/project-types/{uuid}/', () => {
  it('answers 200 to everyone signed in, and 304 to who has it', async () => {
    const { id, name } = await makeProjectType();
    const answer = await about(readProjectTypeOperation, id, 'anyone');
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid: id, name, description: '' }]);
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await about(readProjectTypeOperation, id, 'anyone', { headers })).status).toBe(304);
  });

  it('answers 400 to an unknown member, 401 without a token, and 404 to an unknown type', async () => {
    const { id } = await makeProjectType();
    expect((await about(readProjectTypeOperation, id, 'anyone', { query: '?field=colour' })).status).toBe(400);
    expect((await about(readProjectTypeOperation, id, null)).status).toBe(401);
    expect((await about(readProjectTypeOperation, nobody)).status).toBe(404);
  });
});

describe('PATCH /api/project-types/{uuid}/', () => {
  const patch = (uuid: string, body: object, who: Who = 'staff', headers = {}) =>
    about(changeProjectTypeOperation, uuid, who, { body, headers });

  it('answers 200 with the changed type; what is left out stays', async () => {
    const { id, name } = await makeProjectType();
    expect(await (await patch(id, { description: 'New' })).json()).toMatchObject({ name, description: 'New' });
    expect((await patch(id, { name: name.toUpperCase() })).status).toBe(200);
  });

  it('answers 400 to an empty name, 401 without a token, 403 to all but staff, and 404 to an unknown type', async () => {
    const { id } = await makeProjectType();
    expect((await patch(id, { name: ' ' })).status).toBe(400);
    expect((await patch(id, {}, null)).status).toBe(401);
    expect((await patch(id, {}, 'anyone')).status).toBe(403);
    expect((await patch(nobody, {})).status).toBe(404);
  });

  it('answers 409 to a name that another has, and 412 to who read an older version', async () => {
    const [{ id }, { name }] = [await makeProjectType(), await makeProjectType()];
    expect((await patch(id, { name })).status).toBe(409);
    expect((await patch(id, { description: 'x' }, 'staff', { 'if-match': '"old"' })).status).toBe(412);
  });
});

describe('DELETE /api/project-types/{uuid}/', () => {
  const remove = (uuid: string, query = '', who: Who = 'staff') =>
    about(deleteProjectTypeOperation, uuid, who, { query });

  it('answers 204 to one that no project has', async () => {
    const { id } = await makeProjectType();
    expect((await remove(id)).status).toBe(204);
    expect((await about(readProjectTypeOperation, id)).status).toBe(404);
  });

  it('answers 409 saying how many projects have it, and 204 with confirm: they lose it, each with its event, deleted ones too', async () => {
    const { id: type_id } = await makeProjectType();
    const { id } = await makeProject({ type_id });
    expect(await detailOf(await remove(type_id))).toEqual([409, '1 project has this type.']);
    const removed = await makeProject({ type_id, is_removed: true, removed_at: new Date() });
    expect(await detailOf(await remove(type_id, '?confirm=false'))).toEqual([409, '2 projects have this type.']);
    expect((await remove(type_id, '?confirm=true')).status).toBe(204);
    for (const project_id of [id, removed.id]) {
      expect((await database().project.findUniqueOrThrow({ where: { id: project_id } })).type_id).toBeNull();
      expect(await database().event.findMany({ where: { project_id } })).toMatchObject([
        { event_type: 'project_update_succeeded', context: { changes: { type: { from: type_id, to: null } } } },
      ]);
    }
  });

  it('answers 400 to an unknown parameter, 401 without a token, 403 to all but staff, and 404 to an unknown type', async () => {
    const { id } = await makeProjectType();
    expect((await remove(id, '?force=true')).status).toBe(400);
    expect((await remove(id, '', null)).status).toBe(401);
    expect((await remove(id, '', 'anyone')).status).toBe(403);
    expect((await remove(nobody)).status).toBe(404);
  });
});
