import { describe, expect, it } from 'vitest';
import {
  keepResourceOperation,
  listResourcesOperation,
  readResourceOperation,
  renewResourceOperation,
  setEndDateOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeToken, makeUser } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { testNow } from '@/lib/testing/test-context';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';
const end_date = dayValue('2090-01-31');
const accepted = { end_date, termination_accepted_at: testNow };

async function makeKnocker(resource: object = { end_date }, role = 'PROJECT_MANAGER') {
  const made = await makeHeldResource({ role, resource });
  return { ...made, token: await makeToken(made.person.id) };
}

describe('GET /api/marketplace-resources/', () => {
  it('answers 200 with a bare array and its count', async () => {
    const { token, uuid } = await makeKnocker();
    const answer = await callOperation(listResourcesOperation, { token, query: '?o=end_date,-name&state=OK' });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '1']);
    expect(await answer.json()).toMatchObject([{ uuid, end_date: '2090-01-31' }]);
  });

  it('takes states in either spelling, in any case, and answers them as clients know them', async () => {
    const { token, uuid } = await makeKnocker({ state: 'TERMINATING' });
    for (const state of ['Terminating', 'TERMINATING', 'terminating']) {
      const answer = await callOperation(listResourcesOperation, { token, query: `?state=${state}` });
      expect(await answer.json()).toMatchObject([{ uuid, state: 'Terminating' }]);
    }
  });

  it.each(['state=fine', 'o=paused', 'organization_uuid=x', 'page_size=0', 'sort=name'])(
    'answers 400 that names the parameter to ?%s',
    async (query) => {
      const { token } = await makeKnocker();
      const answer = await callOperation(listResourcesOperation, { token, query: `?${query}` });
      expect(answer.status).toBe(400);
      expect(Object.keys(await answer.json())).toContain(query.split('=')[0]);
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(listResourcesOperation)).status).toBe(401);
  });
});

describe('GET /api/marketplace-resources/{uuid}/', () => {
  it('answers 200 with the resource', async () => {
    const { token, uuid } = await makeKnocker();
    const answer = await callOperation(readResourceOperation, { token, params: { uuid } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid, state: 'OK' }]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readResourceOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 404 to a resource of others and to one that is not there', async () => {
    const { uuid } = await makeKnocker();
    const token = await makeToken((await makeUser()).id);
    for (const asked of [uuid, nobodysUuid])
      expect((await callOperation(readResourceOperation, { token, params: { uuid: asked } })).status).toBe(404);
  });
});

describe.each([
  {
    command: 'set_end_date',
    operation: setEndDateOperation,
    given: {},
    body: { end_date: '2091-02-01' },
    found: { end_date: '2091-02-01' },
  },
  {
    command: 'renew',
    operation: renewResourceOperation,
    given: { end_date },
    body: {},
    found: { end_date: '2091-01-31' },
  },
  {
    command: 'terminate',
    operation: terminateResourceOperation,
    given: { end_date },
    body: {},
    found: { state: 'OK', end_date: '2090-01-31' },
  },
  {
    command: 'undo_terminate',
    operation: keepResourceOperation,
    given: accepted,
    body: {},
    found: { termination_accepted_at: null },
  },
])('POST /api/marketplace-resources/{uuid}/$command/', ({ operation, given, body, found }) => {
  const post = ({ uuid, ...call }: { token?: string; uuid: string; body?: unknown }) =>
    callOperation(operation, { body, ...call, params: { uuid } });

  it('answers 200 with the resource as it is now', async () => {
    const { token, uuid } = await makeKnocker(given);
    const answer = await post({ token, uuid });
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid, ...found }]);
  });

  it('answers 400 to a field that it does not know', async () => {
    const { token, uuid } = await makeKnocker(given);
    expect((await post({ token, uuid, body: { ...body, reason: 'x' } })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await post({ uuid: nobodysUuid })).status).toBe(401);
  });

  it('answers 403 to a role that may not', async () => {
    const { token, uuid } = await makeKnocker(given, 'CUSTOMER_SUPPORT');
    expect((await post({ token, uuid })).status).toBe(403);
  });

  it('answers 404 to people without a role', async () => {
    const { uuid } = await makeKnocker(given);
    expect((await post({ token: await makeToken((await makeUser()).id), uuid })).status).toBe(404);
  });

  it('answers 409 when the resource has ended', async () => {
    const { token, uuid } = await makeKnocker({ ...given, state: 'TERMINATED' });
    const answer = await post({ token, uuid });
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'moved_on' }]);
  });
});

describe('POST /api/marketplace-resources/{uuid}/set_end_date/', () => {
  it.each(['2001-01-01', '2090-02-30', 'tomorrow', 7])('answers 400 that names end_date to %j', async (end_date) => {
    const { token, uuid } = await makeKnocker();
    const answer = await callOperation(setEndDateOperation, { token, params: { uuid }, body: { end_date } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'validation_failed', end_date: [expect.any(String)] });
  });
});

describe.each([
  { command: 'renew', operation: renewResourceOperation },
  { command: 'terminate', operation: terminateResourceOperation },
])('POST /api/marketplace-resources/{uuid}/$command/', ({ operation }) => {
  it('answers 422 without an end date', async () => {
    const { token, uuid } = await makeKnocker({});
    const answer = await callOperation(operation, { token, params: { uuid } });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'rule_broken' }]);
  });
});
