import { beforeAll, describe, expect, it } from 'vitest';
import { listUsersOperation } from '@/lib/contracts/people/users';
import { callOperation } from '@/lib/testing/call-operation';
import { makeProject, makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

let token = '';
let stranger = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  stranger = await makeToken((await makeUser()).id);
});

describe('GET /api/users/', () => {
  const list = (query: string, caller = token) => callOperation(listUsersOperation, { token: caller, query });

  it('answers 200 with people by name, narrowed by words, status and role', async () => {
    const family = uniqueName('Quill');
    await makeUser({ full_name: `Zoe ${family}`, is_staff: true });
    await makeUser({ full_name: `Ann ${family}` });
    await makeUser({ full_name: `Max ${family}`, status: 'suspended', suspended_at: testNow });
    const names = async (query: string) =>
      (await (await list(`?q=${family}${query}`)).json()).map((person: { full_name: string }) => person.full_name[0]);
    expect(await names('')).toEqual(['A', 'M', 'Z']);
    expect(await names('&status=suspended')).toEqual(['M']);
    expect(await names('&is_staff=true')).toEqual(['Z']);
    const answer = await list(`?q=${family}%20zoe&page_size=1`);
    expect([answer.headers.get('x-result-count'), await answer.json()]).toMatchObject([
      '1',
      [{ status: 'active', is_staff: true, can_invite: true, last_sign_in_at: null }],
    ]);
  });

  it('answers 400 that names an unknown status', async () => {
    const answer = await list('?status=asleep');
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['status'])]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listUsersOperation)).status).toBe(401);
  });

  it('answers 200 to others with those with whom they share a place, and of them the fewest fields', async () => {
    const project = await makeProject();
    const [mia, max, gone] = await Promise.all([makeUser(), makeUser(), makeUser()]);
    for (const { id } of [mia, max]) await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id: project.id });
    await makeRole({ user_id: gone.id, role: 'PROJECT_MEMBER', project_id: project.id, expiration_time: testNow });
    const ofMia = await makeToken(mia.id);
    const rows: { uuid: string }[] = await (await list('', ofMia)).json();
    expect(rows.map(({ uuid }) => uuid).toSorted()).toEqual([mia.id, max.id].toSorted());
    for (const row of rows)
      expect(Object.keys(row).toSorted()).toEqual(['email', 'full_name', 'url', 'username', 'uuid']);
    expect(await (await list(`?username=${max.username}`, ofMia)).json()).toMatchObject([{ uuid: max.id }]);
    expect(await (await list('', stranger)).json()).toHaveLength(1);
    expect((await list('?is_staff=true', ofMia)).status).toBe(400);
    expect((await list('?o=-is_staff', ofMia)).status).toBe(400);
  });

  it('answers 200 to staff with every member of a profile, as narrowed and sorted', async () => {
    const family = uniqueName('Reed');
    const project = await makeProject();
    const ann = await makeUser({ full_name: `Ann Lee ${family}`, is_support: true });
    const bob = await makeUser({ full_name: `Bob ${family}`, status: 'suspended', suspended_at: testNow });
    await makeRole({ user_id: ann.id, role: 'PROJECT_MEMBER', project_id: project.id });
    const ids = async (query: string) => {
      const rows: { uuid: string }[] = await (await list(`?query=${family}&${query}`)).json();
      return rows.map(({ uuid }) => uuid);
    };
    expect(await ids('o=-full_name')).toEqual([bob.id, ann.id]);
    expect(await ids(`username_list=${ann.username},nobody`)).toEqual([ann.id]);
    expect(await ids('full_name=bob')).toEqual([bob.id]);
    expect(await ids('is_active=true')).toEqual([ann.id]);
    expect(await ids('is_support=true')).toEqual([ann.id]);
    expect(await ids(`email=${encodeURIComponent(bob.email)}`)).toEqual([bob.id]);
    expect(await ids(`project_uuid=${project.id}`)).toEqual([ann.id]);
    expect(await ids(`customer_uuid=${project.customer_id}`)).toEqual([]);
    expect(await ids('date_joined=2999-01-01T00:00:00Z')).toEqual([]);
    expect(await ids('modified=2000-01-01T00:00:00Z')).toHaveLength(2);
    expect(await (await list(`?username=${ann.username}`)).json()).toMatchObject([
      { first_name: 'Ann Lee', last_name: family, is_active: true, native_name: '', image: null, affiliations: [] },
    ]);
  });
});
