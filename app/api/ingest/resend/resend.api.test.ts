import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { ingestResendOperation } from '@/lib/contracts/delivery/mail-events';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';
import { mailEventOf, postAsResend, type SignedAs } from '@/lib/testing/resend-webhook';

const stored = (id: string) => database().delivery.findUniqueOrThrow({ where: { id } });
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const otherSecret = `whsec_${Buffer.from('some-other-secret-of-some-length').toString('base64')}`;

async function aboutAMail(type = 'email.delivered') {
  const delivery = await makeDelivery();
  return { delivery, event: mailEventOf(type, { email_id: delivery.provider_id }) };
}

afterEach(() => {
  env.RESEND_WEBHOOK_SECRET = undefined;
});

describe('POST /api/ingest/resend/', () => {
  it.each([
    ['email.delivered', {}, { state: 'delivered', reason: null, last_error: '' }],
    [
      'email.bounced',
      { bounce: { type: 'Permanent', subType: 'General', message: 'No such\r\nmailbox' } },
      { state: 'bounced', reason: 'hard_bounce', last_error: 'No such mailbox' },
    ],
    [
      'email.bounced',
      { bounce: { type: 'Transient', subType: 'MailboxFull', message: 'Full' } },
      { state: 'bounced', reason: 'soft_bounce', last_error: 'Full' },
    ],
    ['email.complained', {}, { state: 'bounced', reason: 'complained' }],
    [
      'email.failed',
      { failed: { reason: 'reached_daily_quota' } },
      { state: 'failed', last_error: 'reached_daily_quota' },
    ],
    [
      'email.suppressed',
      { suppressed: { type: 'OnAccountSuppressionList', message: 'On the list' } },
      { state: 'suppressed', reason: 'refused_by_provider', last_error: 'On the list' },
    ],
    ['email.delivery_delayed', {}, { state: 'sent', last_error: 'The receiving server hasn’t accepted it yet.' }],
  ])('answers 200 and records %s', async (type, sent, expected) => {
    const { id, provider_id } = await makeDelivery();
    const answer = await postAsResend(mailEventOf(type, { email_id: provider_id, ...sent }));
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'recorded' }]);
    expect(await stored(id)).toMatchObject(expected);
  });

  it('answers 200 and finds a mail by its tag, when the answer to sending it was lost', async () => {
    const { id } = await makeDelivery({
      state: 'queued',
      provider_id: null,
      sent_at: null,
      next_attempt_at: new Date(),
    });
    const email_id = randomUUID();
    const event = mailEventOf('email.sent', { email_id, tags: { delivery: id } });
    expect(await (await postAsResend(event)).json()).toEqual({ status: 'recorded' });
    expect(await stored(id)).toMatchObject({ state: 'sent', provider_id: email_id, next_attempt_at: null });
  });

  it('answers 200 to late events, and takes no mail back to an earlier state', async () => {
    const { id, provider_id } = await makeDelivery();
    const postEvent = async (type: string, at: string) =>
      (await postAsResend(mailEventOf(type, { email_id: provider_id }, `2026-11-22T10:00:${at}Z`))).json();
    expect(await postEvent('email.delivered', '07.500')).toEqual({ status: 'recorded' });
    expect(await postEvent('email.sent', '05.000')).toEqual({ status: 'ignored' });
    expect(await postEvent('email.delivery_delayed', '09.000')).toEqual({ status: 'ignored' });
    expect(await postEvent('email.complained', '30.000')).toEqual({ status: 'recorded' });
    expect(await postEvent('email.delivered', '59.000')).toEqual({ status: 'ignored' });
    expect(await stored(id)).toMatchObject({ state: 'bounced', reason: 'complained' });
  });

  it.each([
    ['an unknown mail', mailEventOf('email.delivered', { email_id: randomUUID() })],
    ['a tag of somebody else', mailEventOf('email.delivered', { tags: { delivery: 'x' } })],
    ['tags in a list', mailEventOf('email.delivered', { tags: [{ name: 'delivery', value: randomUUID() }] })],
    ['another kind of event', mailEventOf('email.opened', { email_id: randomUUID() })],
    [
      'an event about something else',
      { type: 'domain.created', created_at: '2026-11-22T10:00:00Z', data: { id: '1' } },
    ],
  ])('answers 200 to %s, and ignores it', async (_, event) => {
    const answer = await postAsResend(event);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ignored' }]);
  });

  it('answers 200 to the same message with a fresh timestamp, which changes nothing', async () => {
    const { delivery, event } = await aboutAMail();
    const id = `msg_${randomUUID()}`;
    expect((await postAsResend(event, { id, at: secondsAgo(20) })).status).toBe(200);
    const before = await stored(delivery.id);
    const again = await postAsResend(mailEventOf('email.bounced', event.data), { id });
    expect([again.status, await again.json()]).toEqual([200, { status: 'ignored' }]);
    expect(await stored(delivery.id)).toEqual(before);
  });

  it('answers 401 to a call that is played again', async () => {
    const { event } = await aboutAMail();
    const sent = { id: `msg_${randomUUID()}`, at: secondsAgo(20) };
    expect((await postAsResend(event, sent)).status).toBe(200);
    expect((await postAsResend(event, sent)).status).toBe(401);
    expect((await postAsResend(event, { ...sent, at: secondsAgo(60) })).status).toBe(401);
  });

  it('answers 401 to all but one of many that play the same call at once', async () => {
    const { event } = await aboutAMail();
    const sent = { id: `msg_${randomUUID()}`, at: secondsAgo(1) };
    const answers = await Promise.all(Array.from({ length: 8 }, () => postAsResend(event, sent)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 7 }, () => 401),
    ]);
  });

  it.each<[string, SignedAs]>([
    ['no signature', { headers: { 'svix-signature': '' } }],
    ['a signature of another secret', { with: otherSecret }],
    ['a signature of another message', { headers: { 'svix-id': 'msg_other' } }],
    ['a signature of another instant', { headers: { 'svix-timestamp': String(Math.floor(Date.now() / 1000) - 7) } }],
    ['half a signature', { headers: { 'svix-signature': 'v1,' } }],
    ['an instant six minutes ago', { at: secondsAgo(360) }],
    ['an instant six minutes ahead', { at: secondsAgo(-360) }],
    ['an instant that is none', { headers: { 'svix-timestamp': 'now' } }],
    ['an id that is none', { id: 'msg 1' }],
  ])('answers 401 to %s, and stores nothing', async (_, sent) => {
    const { delivery, event } = await aboutAMail();
    const before = await database().receivedWebhook.count();
    expect((await postAsResend(event, sent)).status).toBe(401);
    expect(await stored(delivery.id)).toEqual(delivery);
    expect(await database().receivedWebhook.count()).toBe(before);
  });

  it('answers 401 to another body under a signature, and to a signature without a secret to check it', async () => {
    const { event } = await aboutAMail();
    const signed = await signatureOf(JSON.stringify(event));
    const body = { raw: JSON.stringify({ ...event, type: 'email.bounced' }), headers: signed };
    expect((await callOperation(ingestResendOperation, body)).status).toBe(401);
    env.RESEND_WEBHOOK_SECRET = undefined;
    expect((await callOperation(ingestResendOperation, { ...body, raw: JSON.stringify(event) })).status).toBe(401);
  });

  it('answers 401 to the tokens of staff and of sources', async () => {
    const { token } = await makeIngestSource('events');
    for (const one of [token, await makeToken((await makeUser({ is_staff: true })).id)]) {
      expect((await callOperation(ingestResendOperation, { token: one, body: {} })).status).toBe(401);
    }
  });

  it('answers 200 to one good signature among several, as during a change of secrets', async () => {
    const { event } = await aboutAMail();
    const raw = JSON.stringify(event);
    const signed = await signatureOf(raw);
    const headers = { ...signed, 'svix-signature': `v1,AAAA v2,x ${signed['svix-signature']}` };
    expect((await callOperation(ingestResendOperation, { raw, headers })).status).toBe(200);
  });

  it.each([
    ['no JSON', 'oops'],
    ['no object', '[]'],
    ['no type', '{"created_at":"2026-11-22T10:00:00Z","data":{}}'],
    ['no instant', '{"type":"email.sent","created_at":"soon","data":{}}'],
    ['no mail', '{"type":"email.sent","created_at":"2026-11-22T10:00:00Z"}'],
    ['a number as an id', '{"type":"email.sent","created_at":"2026-11-22T10:00:00Z","data":{"email_id":7}}'],
    ['half a character', '{"type":"email.sent","created_at":"2026-11-22T10:00:00Z","data":{"email_id":"\\ud800"}}'],
    ['NUL in an id', '{"type":"email.sent","created_at":"2026-11-22T10:00:00Z","data":{"email_id":"\\u0000"}}'],
    ['nothing', ''],
  ])('answers 400 to %s under a good signature, and stores nothing', async (_, raw) => {
    const before = await database().receivedWebhook.count();
    expect((await postAsResend(null, { raw })).status).toBe(400);
    expect(await database().receivedWebhook.count()).toBe(before);
  });

  it('answers 200 to NUL in what an event says, which is not kept', async () => {
    const { delivery, event } = await aboutAMail('email.bounced');
    const sent = { ...event, data: { ...event.data, bounce: { message: 'a\u0000b' } } };
    expect((await postAsResend(sent)).status).toBe(200);
    expect(await stored(delivery.id)).toMatchObject({ last_error: 'a b' });
  });

  it('answers 413 to a body that is too large, signed or not', async () => {
    const raw = JSON.stringify(mailEventOf('email.sent', { padding: 'x'.repeat(1_100_000) }));
    expect((await postAsResend(null, { raw })).status).toBe(413);
    expect((await callOperation(ingestResendOperation, { raw })).status).toBe(413);
  });

  it('answers 415 to what is signed but says that it is no JSON', async () => {
    const { event } = await aboutAMail();
    expect((await postAsResend(event, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });
});

/** The headers of a call that was made elsewhere. */
async function signatureOf(raw: string): Promise<Record<string, string>> {
  const { Webhook } = await import('standardwebhooks');
  env.RESEND_WEBHOOK_SECRET = otherSecret;
  const at = new Date();
  return {
    'content-type': 'application/json',
    'svix-id': 'msg_1',
    'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'svix-signature': new Webhook(otherSecret).sign('msg_1', at, raw),
  };
}
