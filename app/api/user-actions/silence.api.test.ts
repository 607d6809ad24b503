import { beforeEach, describe, expect, it } from 'vitest';
import {
  bulkSilenceUserActionsOperation,
  readUserActionOperation,
  silenceUserActionOperation,
  undoBulkSilenceOperation,
  unsilenceUserActionOperation,
} from '@/lib/contracts/actions/actions';
import { clock } from '@/lib/core/clock';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';
const notADuration = 'Duration must be between 1 and 365 days.';
const inDays = (days: number) => new Date(clock().getTime() + days * 86_400_000);

let holder: Awaited<ReturnType<typeof makeActionHolder>>;
let uuid: string;

/** One action of medium urgency, due in nine days. */
beforeEach(async () => {
  holder = await makeActionHolder();
  uuid = (await holder.act({ due_date: inDays(9) })).id;
});

const stranger = async () => makeToken((await makeUser()).id);
const silence = (asked: Asked) =>
  callOperation(silenceUserActionOperation, { token: holder.token, params: { uuid }, ...asked });

async function shown() {
  const asked = { token: holder.token, params: { uuid }, query: '?include_silenced=true' };
  return (await callOperation(readUserActionOperation, asked)).json();
}

describe('POST /api/user-actions/{uuid}/silence/', () => {
  it.each([1, 7, 365])('answers 200 and hides it for %i days', async (duration_days) => {
    const answer = await silence({ body: { duration_days } });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'silenced', duration_days }]);
    const action = await shown();
    expect(action).toMatchObject({ is_silenced: false, is_temporarily_silenced: true, is_effectively_silenced: true });
    const days = (Date.parse(action.silenced_until) - clock().getTime()) / 86_400_000;
    expect(days).toBeCloseTo(duration_days, 2);
  });

  it.each([
    ['an empty object', { body: {} }],
    ['null days', { body: { duration_days: null } }],
    ['no body at all', {}],
    ['an empty body of JSON', { raw: '', headers: { 'content-type': 'application/json' } }],
  ])('answers 200 to %s and hides it for good', async (_, asked) => {
    const answer = await silence(asked);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'silenced', duration_days: null }]);
    expect(await shown()).toMatchObject({ is_silenced: true, silenced_until: null, is_temporarily_silenced: false });
  });

  it('answers 200 to a second silence, which replaces the first', async () => {
    await silence({ body: {} });
    expect((await silence({ body: { duration_days: 3 } })).status).toBe(200);
    expect(await shown()).toMatchObject({ is_silenced: false, is_temporarily_silenced: true });
  });

  it.each([0, 366, 1.5, -1, 1e300, '7', true, [7], {}])(
    'answers 400 to %j days with the sentence that clients know',
    async (duration_days) => {
      const answer = await silence({ body: { duration_days } });
      const { duration_days: sentences, ...problem } = await answer.json();
      expect([answer.status, problem.code, sentences]).toEqual([400, 'validation_failed', [notADuration]]);
      expect(await shown()).toMatchObject({ is_effectively_silenced: false });
    },
  );

  it.each([
    ['duration', { body: { duration: 7 } }],
    ['until', { body: { until: '2020-01-01T00:00:00Z' } }],
    ['mode', { body: { mode: 'until_monday' } }],
    ['reason', { body: { reason: 'x'.repeat(501) } }],
    ['colour', { query: '?colour=red' }],
    ['constructor', { body: { constructor: 1 } }],
    ['__proto__', { raw: '{"__proto__": {}}', headers: { 'content-type': 'application/json' } }],
    ['body', { body: [] }],
    ['body', { body: null }],
  ])('answers 400 that names %s', async (name, asked) => {
    const answer = await silence(asked);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(name);
  });

  it.each(['{"reason":"\\ud800"}', '{"reason":"\\u0000"}', '{"reason":', '{} {}', '1e999'])(
    'answers 400 to the body %s',
    async (raw) => {
      const answer = await silence({ raw, headers: { 'content-type': 'application/json' } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(await shown()).toMatchObject({ is_effectively_silenced: false });
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(silenceUserActionOperation, { params: { uuid } })).status).toBe(401);
  });

  it('answers 404 to an action of others, to none and to what is no uuid', async () => {
    expect((await silence({ token: await stranger(), body: {} })).status).toBe(404);
    for (const other of [nobodysUuid, 'first']) expect((await silence({ params: { uuid: other } })).status).toBe(404);
  });

  it('answers 422 when it waits for a due date that is not ahead', async () => {
    const overdue = await holder.act({ due_date: inDays(-1) });
    const answer = await silence({ params: { uuid: overdue.id }, body: { mode: 'until_due' } });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'rule_broken' }]);
  });
});

describe('POST /api/user-actions/{uuid}/unsilence/', () => {
  const unsilence = (asked: Asked = {}) =>
    callOperation(unsilenceUserActionOperation, { token: holder.token, params: { uuid }, ...asked });

  it('answers 200 whether it was silenced or not', async () => {
    await silence({ body: { duration_days: 5 } });
    for (const _ of ['silenced', 'not silenced']) {
      const answer = await unsilence();
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'unsilenced' }]);
    }
    expect(await shown()).toMatchObject({ is_effectively_silenced: false, silence: null });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(unsilenceUserActionOperation, { params: { uuid } })).status).toBe(401);
  });

  it('answers 404 to an action of others and to none', async () => {
    expect((await unsilence({ token: await stranger() })).status).toBe(404);
    expect((await unsilence({ params: { uuid: nobodysUuid } })).status).toBe(404);
  });
});

describe('POST /api/user-actions/bulk_silence/', () => {
  const bulk = (asked: Asked) => callOperation(bulkSilenceUserActionsOperation, { token: holder.token, ...asked });

  it('answers 200 with how many it silenced, which are those that match and were not silenced', async () => {
    await holder.act({ urgency_rank: 1 });
    await holder.act({ urgency_rank: 1, is_silenced: true, silence_mode: 'forever' });
    const answer = await bulk({ query: '?urgency=low', body: { duration_days: 14 } });
    const expected = { status: 'bulk_silenced', count: 1, duration_days: 14, undo_token: expect.any(String) };
    expect([answer.status, await answer.json()]).toEqual([200, expected]);
    expect(await (await bulk({ query: '?urgency=low' })).json()).toMatchObject({ count: 0, undo_token: null });
  });

  it('answers 200 to no body at all, and silences for good', async () => {
    const answer = await bulk({});
    expect([answer.status, await answer.json()]).toMatchObject([200, { count: 1, duration_days: null }]);
    expect(await shown()).toMatchObject({ is_silenced: true });
  });

  it('answers 200 to dry_run with the count, and changes nothing', async () => {
    expect(await (await bulk({ body: { dry_run: true } })).json()).toMatchObject({ count: 1, undo_token: null });
    expect(await shown()).toMatchObject({ is_effectively_silenced: false });
  });

  it.each([0, 366, 1.5, '7'])('answers 400 to %j days with the sentence that clients know', async (duration_days) => {
    const answer = await bulk({ body: { duration_days } });
    expect([answer.status, (await answer.json()).duration_days]).toEqual([400, [notADuration]]);
  });

  it.each([
    ['page', { query: '?page=2' }],
    ['user_uuid', { query: `?user_uuid=${nobodysUuid}` }],
    ['overdue', { query: '?overdue=maybe' }],
    ['uuids', { body: { uuids: [] } }],
    ['dry_run', { body: { dry_run: 'true' } }],
  ])('answers 400 that names %s', async (name, asked) => {
    const answer = await bulk(asked);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(name);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(bulkSilenceUserActionsOperation)).status).toBe(401);
  });

  it('answers 422 when it would hide high ones beyond their due date for no reason', async () => {
    await holder.act({ urgency_rank: 3, due_date: inDays(1) });
    const answer = await bulk({ body: { until: inDays(30).toISOString() } });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'rule_broken' }]);
    expect(await shown()).toMatchObject({ is_effectively_silenced: false });
  });
});

describe('POST /api/user-actions/undo_bulk_silence/', () => {
  const undo = (body: unknown, token = holder.token) => callOperation(undoBulkSilenceOperation, { token, body });

  it('answers 200 with how many it took back; others take back none', async () => {
    const silenced = await callOperation(bulkSilenceUserActionsOperation, { token: holder.token });
    const { undo_token } = await silenced.json();
    expect(await (await undo({ undo_token }, await stranger())).json()).toEqual({ status: 'unsilenced', count: 0 });
    const answer = await undo({ undo_token });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'unsilenced', count: 1 }]);
    expect(await shown()).toMatchObject({ is_effectively_silenced: false });
  });

  it.each([{}, { undo_token: null }, { undo_token: 'x' }])('answers 400 to %j', async (body) => {
    const answer = await undo(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('undo_token');
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(undoBulkSilenceOperation, { body: { undo_token: nobodysUuid } })).status).toBe(401);
  });
});
