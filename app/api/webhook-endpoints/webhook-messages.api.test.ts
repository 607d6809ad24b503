import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  listWebhookMessagesOperation,
  replayWebhookMessageOperation,
} from '@/lib/contracts/delivery/webhook-endpoints';
import { database } from '@/lib/db/client';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { testContext, testNow } from '@/lib/testing/test-context';

const nowhere = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
let token = '';
let stranger = '';
let uuid = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  stranger = await makeToken((await makeUser()).id);
});

beforeEach(async () => {
  const endpoint = { url: 'https://hooks.example/heed', description: '', kinds: [] };
  uuid = (await createWebhookEndpoint(testContext(), endpoint)).uuid;
});

const failedMessage = (more: object = {}) =>
  makeDelivery({
    channel: 'webhook',
    recipient: uuid,
    state: 'failed',
    attempts: 11,
    provider_id: null,
    sent_at: null,
    last_error: 'It responded 503.',
    ...more,
  });

describe('GET /api/webhook-endpoints/{uuid}/messages/', () => {
  const list = (query = '', asked: object = { token }) =>
    callOperation(listWebhookMessagesOperation, { params: { uuid }, query, ...asked });

  it('answers 200 with what was sent there, newest first, and nothing of others', async () => {
    const older = await failedMessage();
    const payload = { about: 'x', facts: { title: 'The store is closed' } };
    await database().outboxMessage.update({ where: { id: older.outbox_message_id }, data: { payload } });
    const newer = await failedMessage({ state: 'sent', created: new Date(testNow.getTime() + 1), sent_at: testNow });
    await failedMessage({ recipient: nowhere });
    await makeDelivery({ recipient: uuid });
    const answer = await list();
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect(await answer.json()).toMatchObject([
      { uuid: newer.id, state: 'sent', title: '' },
      { uuid: older.id, state: 'failed', title: 'The store is closed', attempts: 11, last_error: 'It responded 503.' },
    ]);
    expect(await (await list('?state=failed')).json()).toMatchObject([{ uuid: older.id }]);
    expect(await (await list('?page=2&page_size=1')).json()).toMatchObject([{ uuid: older.id }]);
  });

  it('answers 400 that names what it does not know', async () => {
    const answer = await list('?state=bounced');
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['state'])]);
  });

  it('answers 401 without a token', async () => {
    expect((await list('', {})).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await list('', { token: stranger })).status).toBe(403);
  });

  it('answers 404 for an endpoint that is not there', async () => {
    expect((await list('', { token, params: { uuid: nowhere } })).status).toBe(404);
  });
});

describe('POST /api/webhook-endpoints/{uuid}/messages/{message_uuid}/replay/', () => {
  const replay = (message_uuid: string, asked: object = { token }) =>
    callOperation(replayWebhookMessageOperation, { params: { uuid, message_uuid }, body: {}, ...asked });

  it('answers 200 and queues it anew, with an audit row', async () => {
    const { id } = await failedMessage();
    const answer = await replay(id);
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid: id, state: 'queued', attempts: 0 }]);
    const audit = await database().auditEntry.findMany({
      where: { subject_id: uuid, operation: 'webhook_endpoints_replay' },
    });
    expect(audit).toMatchObject([{ facts: { message: id, kind: 'notice', last_error: 'It responded 503.' } }]);
  });

  it('answers 409 to all but one who click at once, and to one who clicks again', async () => {
    const { id } = await failedMessage();
    const answers = await Promise.all([1, 2, 3, 4].map(() => replay(id)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect((await replay(id)).status).toBe(409);
  });

  it('answers 409 for a message that was sent', async () => {
    expect((await replay((await failedMessage({ state: 'sent' })).id)).status).toBe(409);
  });

  it('answers 422 while the address is switched off, and changes nothing', async () => {
    const { id } = await failedMessage();
    await database().webhookEndpoint.update({ where: { id: uuid }, data: { is_enabled: false } });
    expect((await replay(id)).status).toBe(422);
    expect(await database().delivery.findUnique({ where: { id } })).toMatchObject({ state: 'failed', attempts: 11 });
  });

  it('answers 404 for a message of another address, for a mail, and for none', async () => {
    const other = await failedMessage({ recipient: nowhere });
    const mail = await makeDelivery({ state: 'failed', recipient: uuid });
    for (const id of [other.id, mail.id, nowhere]) expect((await replay(id)).status).toBe(404);
    expect(
      (await replay((await failedMessage()).id, { token, params: { uuid: nowhere, message_uuid: mail.id } })).status,
    ).toBe(404);
  });

  it('answers 401 without a token', async () => {
    expect((await replay((await failedMessage()).id, {})).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await replay((await failedMessage()).id, { token: stranger })).status).toBe(403);
  });
});
