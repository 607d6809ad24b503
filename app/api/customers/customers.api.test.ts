import { describe, expect, it } from 'vitest';
import { listCustomersOperation } from '@/lib/contracts/customer-list';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';

describe('GET /api/customers/', () => {
  it('answers 200 with the organisations where the caller has a role, and of them those where they create projects', async () => {
    const word = uniqueName('lab');
    const own = await makeCustomer({ name: `${word} own` });
    const joined = await makeCustomer({ name: `${word} joined` });
    await makeCustomer({ name: `${word} other` });
    const person = await makeUser();
    await makeRole({ user_id: person.id, role: 'CUSTOMER_OWNER', customer_id: own.id });
    const project = await makeProject({ customer_id: joined.id });
    await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: project.id });
    const token = await makeToken(person.id);
    const uuids = async (query: string) => {
      const answer = await callOperation(listCustomersOperation, { token, query: `?query=${word}${query}` });
      const rows: { uuid: string }[] = await answer.json();
      return [answer.status, ...rows.map(({ uuid }) => uuid)];
    };
    expect(await uuids('')).toEqual([200, joined.id, own.id]);
    expect(await uuids('&current_user_has_project_create_permission=true')).toEqual([200, own.id]);
    expect(await uuids('&archived=true')).toEqual([200]);
  });

  it('answers 400 to an unknown filter, and 401 without a token', async () => {
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(listCustomersOperation, { token, query: '?owner=me' })).status).toBe(400);
    expect((await callOperation(listCustomersOperation)).status).toBe(401);
  });
});
