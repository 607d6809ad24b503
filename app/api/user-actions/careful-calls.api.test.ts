import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { executeUserActionOperation, silenceUserActionOperation } from '@/lib/contracts/actions/actions';
import { database } from '@/lib/db/client';
import { signOutEverywhere } from '@/lib/services/accounts/sign-out-everywhere';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { sessionCookieOf } from '@/lib/testing/session-cookie-of';
import { testContext } from '@/lib/testing/test-context';

let holder: Awaited<ReturnType<typeof makeActionHolder>>;
let action: Awaited<ReturnType<typeof holder.act>>;

beforeEach(async () => {
  holder = await makeActionHolder();
  action = (await holder.actOnOrder()).action;
});

const stored = () => database().userAction.findUniqueOrThrow({ where: { id: action.id } });

describe('a call with an Idempotency-Key', () => {
  const silence = (key: string, body: unknown, token = holder.token) =>
    callOperation(silenceUserActionOperation, {
      token,
      params: { uuid: action.id },
      headers: { 'idempotency-key': key },
      body,
    });

  it('sent again gets the stored answer and changes nothing more', async () => {
    const key = randomUUID();
    const [first, before] = [await silence(key, { duration_days: 7 }), await stored()];
    const again = await silence(key, { duration_days: 7 });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(await again.json()).toEqual(await first.json());
    expect(await stored()).toEqual(before);
  });

  it('sent again with another body is refused with 422, and the first answer stays', async () => {
    const key = randomUUID();
    await silence(key, { duration_days: 7 });
    const other = await silence(key, { duration_days: 8 });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'key_reused' }]);
    expect(await (await silence(key, { duration_days: 7 })).json()).toMatchObject({ duration_days: 7 });
  });

  it('that was refused for what is so gets the same refusal again, though it would go well now', async () => {
    const become = (status: string, more: object) =>
      database().userAction.update({ where: { id: action.id }, data: { status, ...more } });
    const approve = (key: string) => {
      const [headers, body] = [{ 'idempotency-key': key }, { action_key: 'approve_order' }];
      return callOperation(executeUserActionOperation, {
        token: holder.token,
        params: { uuid: action.id },
        headers,
        body,
      });
    };
    const key = randomUUID();
    await become('resolved', { resolved_reason: 'condition_cleared', resolved_at: new Date() });
    const first = await approve(key);
    await become('open', { resolved_reason: null, resolved_at: null });
    const again = await approve(key);
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([409, 409, 'true']);
    expect(again.headers.get('content-type')).toBe('application/problem+json');
    expect(await again.json()).toEqual(await first.json());
    expect((await approve(randomUUID())).status).toBe(200);
  });

  it('with bad input may be corrected under the same key', async () => {
    const key = randomUUID();
    const until = { until: '2020-01-01T00:00:00Z' };
    expect((await silence(key, until)).status).toBe(400);
    expect((await silence(key, { duration_days: 7 })).status).toBe(200);
  });

  it('whose answer was lost after its effect is never done again', async () => {
    const key = randomUUID();
    await silence(key, { duration_days: 7 });
    const before = await stored();
    await database().idempotencyKey.updateMany({
      where: { key },
      data: { response_status: null, response_body: null, created: new Date(Date.now() - 600_000) },
    });
    const again = await silence(key, { duration_days: 7 });
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'already_exists' }]);
    expect(await stored()).toEqual(before);
  });

  it('that died before its effect may be sent again', async () => {
    const key = randomUUID();
    await silence(key, { duration_days: 7 });
    await database().idempotencyKey.updateMany({
      where: { key },
      data: { response_status: null, took_effect: false, created: new Date(Date.now() - 600_000) },
    });
    expect((await silence(key, { duration_days: 7 })).status).toBe(200);
  });

  it('belongs to its caller: the same key of somebody else is another one', async () => {
    const key = randomUUID();
    await silence(key, { duration_days: 7 });
    const stranger = await makeToken((await makeUser()).id);
    expect((await silence(key, { duration_days: 7 }, stranger)).status).toBe(404);
  });

  it.each(['', 'k'.repeat(256)])('of %j is refused with 400', async (key) => {
    const answer = await silence(key, {});
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('Idempotency-Key');
  });

  it('sent ten times at once has one effect; the others get its answer or 409', async () => {
    const asked = {
      token: holder.token,
      params: { uuid: action.id },
      headers: { 'idempotency-key': randomUUID() },
      body: { action_key: 'approve_order' },
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => callOperation(executeUserActionOperation, asked)),
    );
    const fresh = answers.filter(({ status, headers }) => status === 200 && !headers.has('idempotency-replayed'));
    expect(fresh).toHaveLength(1);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const attempts = await database().userActionExecution.findMany({ where: { action_id: action.id } });
    expect(attempts.map(({ success }) => success)).toEqual([true]);
    expect((await callOperation(executeUserActionOperation, asked)).status).toBe(200);
  });
});

describe('a call by a method that the address does not know', () => {
  it('answers 405 with its request id, as every answer has one', async () => {
    const answer = await callOperation(silenceUserActionOperation, { method: 'PUT', params: { uuid: action.id } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    expect(answer.headers.get('x-request-id')).toBe((await answer.json()).request_id);
  });
});

describe('a call with the session of a browser', () => {
  const fromBrowser = async (headers: Record<string, string>) =>
    callOperation(silenceUserActionOperation, {
      params: { uuid: action.id },
      headers: { cookie: await sessionCookieOf(holder.person), ...headers },
      body: { duration_days: 7 },
    });

  it.each([
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://behind-a-proxy.example' },
    { origin: 'http://heed.test', host: 'heed.test' },
  ])('is taken from our own pages: %j', async (headers) => {
    expect((await fromBrowser(headers)).status).toBe(200);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://heed.test', host: 'heed.test' },
    { origin: 'https://elsewhere.example', host: 'heed.test' },
    { origin: 'null', host: 'heed.test' },
    { host: 'heed.test' },
    {},
  ])('is refused with 403 and changes nothing: %j', async (headers) => {
    const before = await stored();
    const answer = await fromBrowser(headers);
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'cross_origin' }]);
    expect(await stored()).toEqual(before);
  });

  it('ends with its session', async () => {
    const { person } = holder;
    const headers = { 'sec-fetch-site': 'same-origin', cookie: await sessionCookieOf(person) };
    expect((await fromBrowser(headers)).status).toBe(200);
    await signOutEverywhere(testContext(person));
    expect((await fromBrowser(headers)).status).toBe(401);
  });

  it('never helps a token that is not valid', async () => {
    const answer = await fromBrowser({
      'sec-fetch-site': 'same-origin',
      authorization: 'Token of-somebody-unknown-here',
    });
    expect(answer.status).toBe(401);
  });
});
