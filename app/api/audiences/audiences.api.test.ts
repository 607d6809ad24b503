import { beforeAll, describe, expect, it } from 'vitest';
import {
  createAudienceOperation,
  deleteAudienceOperation,
  listAudiencesOperation,
  readAudienceOperation,
  renameAudienceOperation,
} from '@/lib/contracts/people/audiences';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeToken, makeUser, uniqueName } from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let token = '';
let stranger = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true, full_name: 'Astrid' })).id);
  stranger = await makeToken((await makeUser()).id);
});

type Named = { name: string; members_count: number };

describe('GET /api/audiences/', () => {
  const list = (query = '', caller = token) => callOperation(listAudiencesOperation, { token: caller, query });

  it('answers 200 with audiences by name, in either order, and by how many members they have', async () => {
    const word = uniqueName('guild');
    const people = [(await makeUser()).id, (await makeUser()).id, (await makeUser({ status: 'deleted' })).id];
    await makeAudience(people, `${word} b`);
    await makeAudience([], `${word} A`);
    await makeAudience(people.slice(0, 1), `${word} c`);
    const rows = async (query: string): Promise<string[]> =>
      (await (await list(`?q=${word}${query}`)).json()).map(
        ({ members_count, name }: Named) => `${name.at(-1)} ${members_count}`,
      );
    expect(await rows('')).toEqual(['A 0', 'b 2', 'c 1']);
    expect(await rows('&o=-name')).toEqual(['c 1', 'b 2', 'A 0']);
    expect(await rows('&o=-members_count')).toEqual(['b 2', 'c 1', 'A 0']);
  });

  it('answers 400 for an unknown order', async () => {
    expect((await list('?o=size')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listAudiencesOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await list('', stranger)).status).toBe(403);
  });
});

describe('POST /api/audiences/', () => {
  const post = (body: object, caller = token) => callOperation(createAudienceOperation, { token: caller, body });

  it('answers 201 with an audience without members', async () => {
    const name = uniqueName('Guild');
    const answer = await post({ name: ` ${name} ` });
    expect([answer.status, await answer.json()]).toMatchObject([201, { name, members_count: 0 }]);
  });

  it.each([{}, { name: '' }, { name: 'two\nlines' }, { name: 'x'.repeat(201) }])('answers 400 to %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(createAudienceOperation, { body: { name: 'A' } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await post({ name: 'A' }, stranger)).status).toBe(403);
  });

  it('answers 409 for a name that differs from another in case alone, also to all but one at the same time', async () => {
    const name = uniqueName('guild');
    const answers = await Promise.all([name, name.toUpperCase(), name].map((given) => post({ name: given })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const late = await post({ name: name.toUpperCase() });
    expect([late.status, (await late.json()).detail]).toEqual([
      409,
      expect.stringContaining('There is already an audience'),
    ]);
  });
});

describe('GET /api/audiences/{uuid}/', () => {
  const read = (uuid: string, caller = token) =>
    callOperation(readAudienceOperation, { token: caller, params: { uuid } });

  it('answers 200 with the audience', async () => {
    const { id, name } = await makeAudience();
    expect(await (await read(id)).json()).toMatchObject({ uuid: id, name, members_count: 0 });
    expect((await read(id)).status).toBe(200);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readAudienceOperation, { params: { uuid: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await read(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await read(nobody)).status).toBe(404);
  });
});

describe('PATCH /api/audiences/{uuid}/', () => {
  const patch = (uuid: string, name: string, caller = token) =>
    callOperation(renameAudienceOperation, { token: caller, params: { uuid }, body: { name } });

  it('answers 200 with the new name, which may differ from the old in case alone', async () => {
    const { id, name } = await makeAudience();
    expect(await (await patch(id, name.toUpperCase())).json()).toMatchObject({ name: name.toUpperCase() });
  });

  it('the name that it has already changes nothing and leaves no audit row', async () => {
    const { id, name } = await makeAudience();
    expect((await patch(id, name)).status).toBe(200);
    expect(await database().auditEntry.count({ where: { subject_id: id } })).toBe(0);
  });

  it('answers 400 without a name', async () => {
    expect((await patch(nobody, '')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    const given = { params: { uuid: nobody }, body: { name: 'A' } };
    expect((await callOperation(renameAudienceOperation, given)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await patch(nobody, 'A', stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await patch(nobody, 'A')).status).toBe(404);
  });

  it('answers 409 for the name of another', async () => {
    const [one, other] = [await makeAudience(), await makeAudience()];
    expect((await patch(one.id, other.name)).status).toBe(409);
  });

  it('answers 412 to who read an older version, and changes nothing; 200 to who read this one', async () => {
    const { id, name } = await makeAudience();
    const asked = { token, params: { uuid: id } };
    const { headers } = await callOperation(readAudienceOperation, asked);
    const [body, etag] = [{ name: uniqueName('guild') }, headers.get('etag') ?? ''];
    const renamed = (ifMatch: string) =>
      callOperation(renameAudienceOperation, { ...asked, body, headers: { 'if-match': ifMatch } });
    expect((await renamed('"of-before"')).status).toBe(412);
    expect(await (await callOperation(readAudienceOperation, asked)).json()).toMatchObject({ name });
    expect((await renamed(etag)).status).toBe(200);
    expect((await renamed(etag)).status).toBe(412);
    const known = { ...asked, headers: { 'if-none-match': etag } };
    expect((await callOperation(readAudienceOperation, known)).status).toBe(200);
  });
});

describe('DELETE /api/audiences/{uuid}/', () => {
  const remove = (uuid: string, caller = token) =>
    callOperation(deleteAudienceOperation, { token: caller, params: { uuid } });

  it('answers 204; its members stay, and their history keeps its name', async () => {
    const user = await makeUser();
    const { id, name } = await makeAudience([user.id]);
    expect((await remove(id)).status).toBe(204);
    const params = { uuid: user.id };
    const [last] = await (await callOperation(listUserHistoryOperation, { token, params })).json();
    expect(last).toMatchObject({ kind: 'audience_left', text: `Removed from ${name}`, actor: { full_name: 'Astrid' } });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(deleteAudienceOperation, { params: { uuid: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await remove(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await remove(nobody)).status).toBe(404);
  });
});
