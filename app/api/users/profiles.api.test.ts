import { describe, expect, it } from 'vitest';
import { readUserOperation } from '@/lib/contracts/people/person';
import { readCallerOperation } from '@/lib/contracts/people/profiles';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';

describe('GET /api/users/me/', () => {
  it('answers 200 with the caller, as the reference’s client reads them', async () => {
    const username = uniqueName('mari.maasikas');
    const person = await makeUser({
      username,
      full_name: 'Mari Anna Maasikas',
      affiliations: ['staff@ut.ee'],
      identity_source: 'eduGAIN',
      is_support: true,
    });
    const answer = await callOperation(readCallerOperation, { token: await makeToken(person.id) });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      url: `http://127.0.0.1:3000/api/users/${person.id}/`,
      uuid: person.id,
      username,
      slug: username.replace('.', '-').toLowerCase(),
      full_name: 'Mari Anna Maasikas',
      first_name: 'Mari Anna',
      last_name: 'Maasikas',
      native_name: '',
      email: person.email,
      is_staff: false,
      is_support: true,
      is_active: true,
      affiliations: ['staff@ut.ee'],
      identity_source: 'eduGAIN',
      date_joined: '2026-11-22T10:00:00+00:00',
      image: null,
      permissions: [],
    });
  });

  it('answers 400 to a parameter that it does not know', async () => {
    const token = await makeToken((await makeUser()).id);
    expect((await callOperation(readCallerOperation, { token, query: '?colour=red' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readCallerOperation)).status).toBe(401);
  });
});

describe('GET /api/users/{uuid}/', () => {
  it('answers 200 with the person, with all that is known to staff and support, in full to themselves, in five fields to those who share a project', async () => {
    const { person, project } = await makeHeldProject('PROJECT_MANAGER');
    const { person: colleague } = await makeHeldProject('PROJECT_MEMBER', { customer_id: project.customer_id });
    const owner = await makeHeldProject('CUSTOMER_OWNER', { customer_id: project.customer_id });
    const staff = await makeUser({ is_staff: true });
    const seenBy = async (caller: { id: string }) => {
      const answer = await callOperation(readUserOperation, {
        token: await makeToken(caller.id),
        params: { uuid: person.id },
      });
      return [answer.status, Object.keys(await answer.json()).length];
    };
    expect(await seenBy(staff)).toEqual([200, 30]);
    expect(await seenBy(person)).toEqual([200, 16]);
    expect(await seenBy(owner.person)).toEqual([200, 5]);
    expect((await seenBy(colleague))[0]).toBe(404);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readUserOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to people with whom the caller shares nothing, and to those who are not there', async () => {
    const { person } = await makeHeldProject('PROJECT_MANAGER');
    const token = await makeToken((await makeUser()).id);
    for (const uuid of [person.id, nobodysUuid, 'mari'])
      expect((await callOperation(readUserOperation, { token, params: { uuid } })).status).toBe(404);
  });
});
