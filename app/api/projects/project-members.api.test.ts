import { describe, expect, it } from 'vitest';
import {
  listCustomerMembersOperation,
  listOtherUsersOfCustomerOperation,
  listOtherUsersOperation,
  listProjectMembersOperation,
  type Member,
  type OtherUser,
} from '@/lib/contracts/members/members';
import { database } from '@/lib/db/client';
import { makeRole, makeUser } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const list = (query = '', caller: ProjectCaller | null = 'member') =>
  here.call(listProjectMembersOperation, caller, { query });
const rows = async (query = ''): Promise<Member[]> => (await list(query)).json();
const names = async (query: string) => (await rows(query)).map(({ user_full_name }) => user_full_name);

describe('GET /api/projects/{uuid}/list_users/', () => {
  it('answers 200 with a row per live role: whose, since when, until when and by whom', async () => {
    const expiration_time = new Date(Date.now() + 3_600_000);
    const { id } = await makeUser({ full_name: 'Aino', username: 'a-aino' });
    const held = await makeRole({ user_id: id, role: 'PROJECT_ADMIN', project_id: here.projectId, expiration_time });
    await database().userRole.update({ where: { id: held.id }, data: { created_by_id: here.ids.manager } });
    const past = new Date(Date.now() - 1_000);
    await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id: here.projectId, expiration_time: past });
    const answer = await list('?page_size=1&username=a-aino');
    expect([answer.status, answer.headers.get('x-result-count'), await answer.json()]).toEqual([
      200,
      '1',
      [
        {
          uuid: held.id,
          created: expect.any(String),
          expiration_time: expect.any(String),
          role_name: 'PROJECT.ADMIN',
          role_uuid: held.role_id,
          user_uuid: id,
          user_email: 'a-aino@example.org',
          user_full_name: 'Aino',
          user_username: 'a-aino',
          user_image: null,
          created_by_uuid: here.ids.manager,
          created_by_full_name: 'Maja',
          meets_restrictions: true,
        },
      ].map((row) => ({ ...row, user_email: expect.stringContaining('@example.org') })),
    ]);
    expect(await names('?o=-full_name')).toEqual(['Mihkel', 'Maja', 'Aino']);
  });

  it('answers 200 leaving out the giver of a role that no one gave, as clients expect no null there', async () => {
    const [member] = await rows('?full_name=Mihkel');
    expect(member).toMatchObject({ user_full_name: 'Mihkel', created_by_full_name: '' });
    expect(member).not.toHaveProperty('created_by_uuid');
  });

  it('answers 200 narrowed by person, name, role in each spelling, and words', async () => {
    expect(await names(`?user=${here.ids.manager}`)).toEqual(['Maja']);
    expect(await names('?full_name=IHK')).toEqual(['Mihkel']);
    const { id } = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_MANAGER' } });
    for (const role of ['PROJECT.MANAGER', 'project_manager', id])
      expect(await names(`?role=${role}`)).toEqual(['Maja']);
    expect(await names('?role=PROJECT.MANAGER&role=PROJECT.MEMBER&o=full_name')).toEqual(['Maja', 'Mihkel']);
    expect(await names('?search_string=mihkel')).toEqual(['Mihkel']);
  });

  it('answers 200 marking who would not get in today, and filtering by it', async () => {
    const { email } = await database().user.findUniqueOrThrow({ where: { id: here.ids.manager } });
    await database().project.update({
      where: { id: here.projectId },
      data: { user_email_patterns: [email.replaceAll('.', '\\.')] },
    });
    const marks = (await rows('?o=full_name')).map(({ meets_restrictions }) => meets_restrictions);
    expect(marks).toEqual([true, false]);
    expect([await names('?meets_restrictions=true'), await names('?meets_restrictions=false')]).toEqual([
      ['Maja'],
      ['Mihkel'],
    ]);
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to who does not read the project', async () => {
    expect((await list('?q=x')).status).toBe(400);
    expect((await list('', null)).status).toBe(401);
    expect((await list('', 'stranger')).status).toBe(404);
  });
});

describe('GET /api/customers/{uuid}/list_users/', () => {
  const listThere = (query = '', caller: ProjectCaller | null = 'member') =>
    here.call(listCustomerMembersOperation, caller, { query, params: { uuid: here.customerId } });

  it('answers 200 with the roles in the organisation itself to who reads it', async () => {
    const answer = await listThere('?o=full_name');
    const rows: Member[] = await answer.json();
    expect([answer.status, rows.map(({ role_name, user_full_name }) => [user_full_name, role_name])]).toEqual([
      200,
      [
        ['Carl', 'CUSTOMER.MANAGER'],
        ['Olga', 'CUSTOMER.OWNER'],
      ],
    ]);
  });

  it('answers 200 marking whom the organisation would keep out today', async () => {
    await database().customer.update({ where: { id: here.customerId }, data: { user_affiliations: ['nobody'] } });
    const rows: Member[] = await (await listThere('?meets_restrictions=false')).json();
    expect(rows).toHaveLength(2);
    await database().customer.update({ where: { id: here.customerId }, data: { user_affiliations: [] } });
  });

  it('answers 200 with every row as CSV', async () => {
    const answer = await listThere('?format=csv', 'owner');
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect((await answer.text()).trim().split('\n')).toHaveLength(3);
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to strangers', async () => {
    expect((await listThere('?q=x')).status).toBe(400);
    expect((await listThere('', null)).status).toBe(401);
    expect((await listThere('', 'stranger')).status).toBe(404);
  });
});

describe('GET /api/projects/{uuid}/other_users/', () => {
  const others = (query = '', caller: ProjectCaller | null = 'manager') =>
    here.call(listOtherUsersOperation, caller, { query });

  it('answers 200 with active people whom the caller sees and who have no role there, by name', async () => {
    const suspended = await makeUser({ status: 'suspended', suspended_at: new Date() });
    await makeRole({ user_id: suspended.id, role: 'CUSTOMER_SUPPORT', customer_id: here.customerId });
    const answer = await others();
    const people: OtherUser[] = await answer.json();
    expect([answer.status, people.map(({ full_name }) => full_name)]).toEqual([200, ['Carl', 'Olga']]);
    expect(people[0]).toEqual({
      url: expect.stringContaining('/api/users/'),
      uuid: here.ids.customerManager,
      username: expect.any(String),
      full_name: 'Carl',
      native_name: '',
      email: expect.any(String),
      image: null,
    });
    const named: OtherUser[] = await (await others('?o=-concatenated_name&query=o')).json();
    expect(named.map(({ full_name }) => full_name)[0]).toBe('Olga');
    await database().userRole.deleteMany({ where: { user_id: suspended.id } });
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to who does not read the project', async () => {
    expect((await others('?q=x')).status).toBe(400);
    expect((await others('', null)).status).toBe(401);
    expect((await others('', 'stranger')).status).toBe(404);
  });
});

describe('GET /api/customers/{uuid}/other_users/', () => {
  const others = (query = '', caller: ProjectCaller | null = 'owner') =>
    here.call(listOtherUsersOfCustomerOperation, caller, { params: { uuid: here.customerId }, query });

  it('answers 200 with active people whom the caller sees and who have no role in the organisation itself, by name', async () => {
    const found = async (query: string, caller: ProjectCaller = 'owner') => {
      const people: OtherUser[] = await (await others(`?${query}&o=-concatenated_name&page_size=100`, caller)).json();
      return people.map(({ full_name, uuid }) => [full_name, uuid]);
    };
    const inProject = [
      ['Mihkel', here.ids.member],
      ['Maja', here.ids.manager],
    ];
    expect(await found('')).toEqual(expect.arrayContaining(inProject));
    expect([await found('query=olga'), await found('query=carl')]).toEqual([[], []]);
    expect(await found('query=nora')).toEqual([]);
    expect(await found('query=nora', 'staff')).toContainEqual(['Nora', here.ids.stranger]);
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to strangers', async () => {
    expect((await others('?q=x')).status).toBe(400);
    expect((await others('', null)).status).toBe(401);
    expect((await others('', 'stranger')).status).toBe(404);
  });
});
