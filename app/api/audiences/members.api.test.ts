import { beforeAll, describe, expect, it } from 'vitest';
import {
  addMembersOperation,
  deleteMembersOperation,
  listMembersOperation,
  removeMembersOperation,
} from '@/lib/contracts/people/audiences';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeToken, makeUser } from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const somebody = { user_uuids: [nobody] };
const badLists = [
  {},
  { user_uuids: [] },
  { user_uuids: Array.from({ length: 1_001 }, () => nobody) },
  { user_uuids: ['x'] },
];

let token = '';
let stranger = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true, full_name: 'Astrid' })).id);
  stranger = await makeToken((await makeUser()).id);
});

describe('GET /api/audiences/{uuid}/members/', () => {
  const list = (uuid: string, query = '', caller = token) =>
    callOperation(listMembersOperation, { token: caller, params: { uuid }, query });

  it('answers 200 with the members by name, since when they are, without deleted people; and as CSV', async () => {
    const [zoe, ann] = [await makeUser({ full_name: 'Zoe' }), await makeUser({ full_name: 'Ann' })];
    const gone = await makeUser({ full_name: 'Gone', status: 'deleted' });
    const { id } = await makeAudience([zoe.id, ann.id, gone.id]);
    const rows = await (await list(id)).json();
    expect(rows.map(({ full_name }: { full_name: string }) => full_name)).toEqual(['Ann', 'Zoe']);
    expect(rows[0]).toMatchObject({ uuid: ann.id, email: ann.email, created: expect.any(String) });
    expect(await (await list(id, `?q=${zoe.username}`)).json()).toMatchObject([{ uuid: zoe.id }]);
    const csv = await (await list(id, '?format=csv')).text();
    expect(csv.trim().split('\n')).toHaveLength(3);
  });

  it('answers 400 for an unknown parameter', async () => {
    expect((await list(nobody, '?name=a')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listMembersOperation, { params: { uuid: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await list(nobody, '', stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await list(nobody)).status).toBe(404);
  });
});

type Send = ReturnType<typeof sender>;

function sender(operation: typeof addMembersOperation) {
  return (uuid: string, body: object, caller: string | null = token) =>
    callOperation(operation, { ...(caller !== null && { token: caller }), params: { uuid }, body });
}

/** What becomes of an audience of one when that one, another twice, a deleted person and nobody are sent. */
async function sendSome(send: Send) {
  const [one, two] = [(await makeUser()).id, (await makeUser()).id];
  const gone = (await makeUser({ status: 'deleted' })).id;
  const { id } = await makeAudience([one]);
  const answer = await send(id, { user_uuids: [one, two, two, gone, nobody] });
  const members = await database().audienceMember.findMany({ where: { audience_id: id } });
  const changed = await database().personChange.findMany({ where: { facts: { path: ['audience_id'], equals: id } } });
  const answers = [answer.status, await answer.json()];
  return { answers, members: members.map(({ user_id }) => user_id).toSorted(), changed, gone, one, two };
}

describe('POST /api/audiences/{uuid}/members/', () => {
  const send = sender(addMembersOperation);

  it('answers 200 with how many changed, and names who is nobody or was deleted', async () => {
    const { answers, members, changed, gone, one, two } = await sendSome(send);
    expect(answers).toEqual([200, { changed: 1, unchanged: 1, unknown: [gone, nobody].toSorted() }]);
    expect(members).toEqual([one, two].toSorted());
    expect(changed).toMatchObject([{ user_id: two, kind: 'audience_joined' }]);
  });

  it('asked for at the same time, it changes each person once', async () => {
    const user = await makeUser();
    const { id } = await makeAudience([]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(id, { user_uuids: [user.id] })));
    const counts = await Promise.all(answers.map(async (answer) => (await answer.json()).changed));
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 1]);
  });

  it.each(badLists)('answers 400 to a list that is missing, empty, too long or of no ids', async (body) => {
    expect((await send((await makeAudience()).id, body)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await send(nobody, somebody, null)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await send(nobody, somebody, stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await send(nobody, somebody)).status).toBe(404);
  });
});

describe('POST /api/audiences/{uuid}/members/remove/', () => {
  const send = sender(removeMembersOperation);

  it('answers 200 with how many changed, and names who is nobody or was deleted', async () => {
    const { answers, members, changed, gone, one } = await sendSome(send);
    expect(answers).toEqual([200, { changed: 1, unchanged: 1, unknown: [gone, nobody].toSorted() }]);
    expect(members).toEqual([]);
    expect(changed).toMatchObject([{ user_id: one, kind: 'audience_left' }]);
  });

  it('asked for at the same time, it changes each person once', async () => {
    const user = await makeUser();
    const { id } = await makeAudience([user.id]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(id, { user_uuids: [user.id] })));
    const counts = await Promise.all(answers.map(async (answer) => (await answer.json()).changed));
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 1]);
  });

  it.each(badLists)('answers 400 to a list that is missing, empty, too long or of no ids', async (body) => {
    expect((await send((await makeAudience()).id, body)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await send(nobody, somebody, null)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await send(nobody, somebody, stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await send(nobody, somebody)).status).toBe(404);
  });
});

describe('DELETE /api/audiences/{uuid}/members/', () => {
  const send = sender(deleteMembersOperation);

  it('answers 200 with how many changed, and names who is nobody or was deleted', async () => {
    const { answers, members, changed, gone, one } = await sendSome(send);
    expect(answers).toEqual([200, { changed: 1, unchanged: 1, unknown: [gone, nobody].toSorted() }]);
    expect(members).toEqual([]);
    expect(changed).toMatchObject([{ user_id: one, kind: 'audience_left' }]);
  });

  it('asked for at the same time, it changes each person once', async () => {
    const user = await makeUser();
    const { id } = await makeAudience([user.id]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(id, { user_uuids: [user.id] })));
    const counts = await Promise.all(answers.map(async (answer) => (await answer.json()).changed));
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 1]);
  });

  it.each(badLists)('answers 400 to a list that is missing, empty, too long or of no ids', async (body) => {
    expect((await send((await makeAudience()).id, body)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await send(nobody, somebody, null)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await send(nobody, somebody, stranger)).status).toBe(403);
  });

  it('answers 404 for no audience', async () => {
    expect((await send(nobody, somebody)).status).toBe(404);
  });
});
