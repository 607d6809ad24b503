import { describe, expect, it } from 'vitest';
import {
  cancelProviderRunOperation,
  changeProviderOperation,
  listProvidersOperation,
  readProviderOperation,
} from '@/lib/contracts/actions/providers';
import { database } from '@/lib/db/client';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

const tokenOf = async (fields: { is_staff: boolean }) => makeToken((await makeUser(fields)).id);

async function makeKnocker() {
  const token = await tokenOf({ is_staff: true });
  const rows: { id: number }[] = await (await callOperation(listProvidersOperation, { token })).json();
  return { token, id: String(rows[0]?.id) };
}

describe('GET /api/user-action-providers/', () => {
  it('answers 200 with a bare array and its count', async () => {
    const answer = await callOperation(listProvidersOperation, {
      token: await tokenOf({ is_staff: true }),
      query: '?page_size=50',
    });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, String(actionProviders.length)]);
    const known = actionProviders.map(({ actionType }) => expect.objectContaining({ action_type: actionType }));
    expect(await answer.json()).toEqual(expect.arrayContaining(known));
  });

  it('answers HEAD with the count alone', async () => {
    const answer = await callOperation(listProvidersOperation, {
      token: await tokenOf({ is_staff: true }),
      method: 'HEAD',
    });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('answers 400 that names an unknown parameter', async () => {
    const answer = await callOperation(listProvidersOperation, {
      token: await tokenOf({ is_staff: true }),
      query: '?sort=id',
    });
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['sort'])]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listProvidersOperation)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await callOperation(listProvidersOperation, { token: await tokenOf({ is_staff: false }) })).status).toBe(
      403,
    );
  });

  it('answers 405 to other methods', async () => {
    expect((await callOperation(listProvidersOperation, { method: 'POST' })).status).toBe(405);
  });
});

describe('GET /api/user-action-providers/{id}/', () => {
  it('answers 200 with the provider', async () => {
    const { token, id } = await makeKnocker();
    const answer = await callOperation(readProviderOperation, { token, params: { id } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { id: Number(id) }]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readProviderOperation, { params: { id: '1' } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect(
      (await callOperation(readProviderOperation, { token: await tokenOf({ is_staff: false }), params: { id: '1' } }))
        .status,
    ).toBe(403);
  });

  it.each(['2147483647', 'pending_order'])('answers 404 to %s', async (id) => {
    expect(
      (await callOperation(readProviderOperation, { token: await tokenOf({ is_staff: true }), params: { id } })).status,
    ).toBe(404);
  });
});

describe('PATCH /api/user-action-providers/{id}/', () => {
  const patch = (token: string, id: string, body: unknown) =>
    callOperation(changeProviderOperation, { token, params: { id }, body });

  it('answers 200 with the provider as it is now', async () => {
    const { token, id } = await makeKnocker();
    const answer = await patch(token, id, { schedule: '30 4 * * 1', is_enabled: true });
    expect([answer.status, await answer.json()]).toMatchObject([200, { schedule: '30 4 * * 1', is_enabled: true }]);
  });

  it.each(['every six hours', '61 * * * *', '0 0 30 2 *', '0 0 0 * * *', null, 7])(
    'answers 400 that names the schedule for %s',
    async (schedule) => {
      const { token, id } = await makeKnocker();
      const answer = await patch(token, id, { schedule });
      expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['schedule'])]);
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(changeProviderOperation, { params: { id: '1' }, body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await patch(await tokenOf({ is_staff: false }), '1', {})).status).toBe(403);
  });

  it('answers 404 to a provider that is not there', async () => {
    expect((await patch(await tokenOf({ is_staff: true }), '2147483647', {})).status).toBe(404);
  });
});

describe('POST /api/user-action-providers/{id}/cancel/', () => {
  const ask = (token: string | undefined, id: string) =>
    callOperation(cancelProviderRunOperation, { ...(token && { token }), params: { id } });

  it('answers 200 with the provider while it runs', async () => {
    const { token, id } = await makeKnocker();
    const data = { last_execution: new Date(), last_execution_status: 'running' };
    await database().userActionProvider.update({ where: { id: Number(id) }, data });
    const answer = await ask(token, id);
    const expected = { progress: expect.stringMatching(/^Cancelled by /) };
    expect([answer.status, await answer.json()]).toMatchObject([200, expected]);
    await database().userActionProvider.update({
      where: { id: Number(id) },
      data: { last_execution_status: '', cancelled_by: null },
    });
  });

  it('answers 409 when it does not run', async () => {
    const { token, id } = await makeKnocker();
    expect((await ask(token, id)).status).toBe(409);
  });

  it('answers 404 to what there is not', async () => {
    expect((await ask((await makeKnocker()).token, '2147483')).status).toBe(404);
  });

  it('answers 401 without a token and 403 to people who are not staff', async () => {
    expect((await ask(undefined, '1')).status).toBe(401);
    expect((await ask(await tokenOf({ is_staff: false }), '1')).status).toBe(403);
  });
});
