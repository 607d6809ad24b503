import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { changeWebhookEndpoint } from '@/lib/services/webhooks/change-webhook-endpoint';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { disableEndpoint } from '@/lib/services/webhooks/disable-endpoint';
import { postWebhook } from '@/lib/services/webhooks/post-webhook';
import { readWebhookEndpoint } from '@/lib/services/webhooks/read-webhook-endpoint';
import { rotateWebhookSecret } from '@/lib/services/webhooks/rotate-webhook-secret';
import { testWebhookEndpoint } from '@/lib/services/webhooks/test-webhook-endpoint';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { startWebhookReceiver, verifyReceived, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

/** The library compares timestamps with the system's clock, so that these tests happen now. */
const ctx = () => testContext(systemActor, clock());
const anyVersion = { requireVersion: () => undefined };
const message = { id: 'msg_1', type: 'import_failure', timestamp: '2026-11-25T04:00:00.000Z', data: { title: 'Ö' } };

let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
});

beforeEach(() => {
  receiver.received.length = 0;
  receiver.answers.length = 0;
});

afterAll(() => receiver.close());

const makeEndpoint = () => createWebhookEndpoint(ctx(), { url: receiver.url, description: '', kinds: [] });

function firstReceived() {
  const [first] = receiver.received;
  if (first === undefined) throw new Error('Nothing was received.');
  return first;
}

describe('a webhook', () => {
  it('is verified by the official library with the secret that was shown, and with no other', async () => {
    const { uuid, secret } = await makeEndpoint();
    expect(await postWebhook(ctx(), uuid, message)).toEqual({ as: 'delivered', status: 200, reason: '' });
    const { id: _, ...payload } = message;
    expect(verifyReceived(firstReceived(), secret)).toEqual(payload);
    expect(firstReceived().headers['webhook-id']).toBe('msg_1');
    const { secret: another } = await makeEndpoint();
    expect(() => verifyReceived(firstReceived(), another)).toThrow('No matching signature');
  });

  it('is signed with both secrets for a day after a rotation, then with the new one alone', async () => {
    const { uuid, secret: before } = await makeEndpoint();
    const { secret: after, previous_secret_until } = await rotateWebhookSecret(ctx(), { uuid });
    expect(after).not.toBe(before);
    expect(Date.parse(previous_secret_until ?? '') - clock().getTime()).toBeGreaterThan(23 * 3_600_000);
    await postWebhook(ctx(), uuid, message);
    expect(verifyReceived(firstReceived(), before)).toEqual(verifyReceived(firstReceived(), after));
    expect(String(firstReceived().headers['webhook-signature']).split(' ')).toHaveLength(2);
    await database().webhookEndpoint.update({ where: { id: uuid }, data: { previous_secret_until: clock() } });
    receiver.received.length = 0;
    await postWebhook(ctx(), uuid, message);
    const { id: _, ...payload } = message;
    expect(verifyReceived(firstReceived(), after)).toEqual(payload);
    expect(() => verifyReceived(firstReceived(), before)).toThrow('No matching signature');
    expect(await readWebhookEndpoint(ctx(), { uuid })).toMatchObject({ previous_secret_until: null });
  });

  it.each([
    [500, 'passing'],
    [503, 'passing'],
    [429, 'passing'],
    [408, 'passing'],
    [400, 'permanent'],
    [404, 'permanent'],
    [301, 'permanent'],
    [307, 'permanent'],
    [204, 'delivered'],
  ])('that is answered %i counts as %s', async (status, as) => {
    const { uuid } = await makeEndpoint();
    receiver.answers.push(status);
    expect(await postWebhook(ctx(), uuid, message)).toMatchObject({ as, status });
    expect(receiver.received).toHaveLength(1);
  });

  it('that nobody takes may be taken later', async () => {
    const closed = await startWebhookReceiver();
    closed.close();
    const { uuid } = await createWebhookEndpoint(ctx(), { url: closed.url, description: '', kinds: [] });
    expect(await postWebhook(ctx(), uuid, message)).toMatchObject({ as: 'passing', status: null });
  });

  it('that is answered 410 switches nothing off when the endpoint has been given another address meanwhile', async () => {
    const { uuid } = await makeEndpoint();
    const before = { id: uuid, url: `${receiver.url}/before` };
    await disableEndpoint(ctx(), before, 'It responded 410 Gone.');
    expect(await readWebhookEndpoint(ctx(), { uuid })).toMatchObject({ is_enabled: true, disabled_reason: '' });
  });

  it('that is answered 410 switches the endpoint off, with the reason, until staff switches it on', async () => {
    const { uuid } = await makeEndpoint();
    receiver.answers.push(410);
    expect(await postWebhook(ctx(), uuid, message)).toMatchObject({ as: 'permanent', status: 410 });
    expect(await readWebhookEndpoint(ctx(), { uuid })).toMatchObject({
      is_enabled: false,
      disabled_reason: expect.stringContaining('410'),
    });
    const on = await changeWebhookEndpoint(ctx(), { uuid, is_enabled: true }, anyVersion);
    expect(on).toMatchObject({ is_enabled: true, disabled_reason: '' });
  });

  it.each(['a\r\nx: y', 'a\nb', 'a\0', 'a\u2028b', 'a b', ''])(
    'never carries an id that could break a header: %j',
    async (id) => {
      const { uuid } = await makeEndpoint();
      await expect(postWebhook(ctx(), uuid, { ...message, id })).rejects.toThrow('The id of a message');
      expect(receiver.received).toEqual([]);
    },
  );

  it('carries hostile words in its body alone', async () => {
    const { uuid, secret } = await makeEndpoint();
    const title = 'a\r\nwebhook-id: forged\0\u2028\u202e</script>';
    await postWebhook(ctx(), uuid, { ...message, type: title, data: { title } });
    expect(verifyReceived(firstReceived(), secret)).toMatchObject({ type: title, data: { title } });
    expect(JSON.stringify(firstReceived().headers)).not.toContain('forged');
  });
});

describe('an endpoint', () => {
  it.each([
    'http://10.0.0.1/hook',
    'http://0x7f.0.0.2/',
    'http://[::ffff:127.0.0.1]/',
    'https://me:secret@example.com/',
    'ftp://example.com/',
    'javascript:alert(1)',
    'http://example.com:22/',
    'http://example.com/\r\nhost: inside',
  ])('is not made for %s, nor changed to it', async (url) => {
    await expect(createWebhookEndpoint(ctx(), { url, description: '', kinds: [] })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    const { uuid } = await makeEndpoint();
    const change = changeWebhookEndpoint(ctx(), { uuid, url }, anyVersion);
    await expect(change).rejects.toMatchObject({ code: 'validation_failed' });
    expect(await readWebhookEndpoint(ctx(), { uuid })).toMatchObject({ url: receiver.url });
  });

  it('whose name leads inside is refused when it is sent to', async () => {
    const { uuid } = await makeEndpoint();
    await database().webhookEndpoint.update({ where: { id: uuid }, data: { url: 'http://10.0.0.1:9999/' } });
    expect(await postWebhook(ctx(), uuid, message)).toMatchObject({
      as: 'permanent',
      reason: expect.stringContaining('private'),
    });
  });

  it('never tells its secrets again, nor the path of its address to the audit trail', async () => {
    const { uuid, secret } = await makeEndpoint();
    const { secret: next } = await rotateWebhookSecret(ctx(), { uuid });
    await changeWebhookEndpoint(ctx(), { uuid, url: `${receiver.url}/private-path`, kinds: ['alert'] }, anyVersion);
    await testWebhookEndpoint(ctx(), { uuid });
    const read = JSON.stringify(await readWebhookEndpoint(ctx(), { uuid }));
    const audited = await database().auditEntry.findMany({
      where: { subject_id: uuid },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    for (const text of [read, JSON.stringify(audited)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(next);
    }
    expect(JSON.stringify(audited)).not.toContain('private-path');
    expect(audited.map(({ operation }) => operation)).toEqual([
      'webhook_endpoints_create',
      'webhook_endpoints_rotate_secret',
      'webhook_endpoints_change',
      'webhook_endpoints_test',
    ]);
  });

  it('says what came of a ping', async () => {
    const { uuid, secret } = await makeEndpoint();
    expect(await testWebhookEndpoint(ctx(), { uuid })).toMatchObject({ is_delivered: true, status: 200 });
    expect(verifyReceived(firstReceived(), secret)).toMatchObject({ type: 'ping', data: {} });
    receiver.answers.push(500);
    expect(await testWebhookEndpoint(ctx(), { uuid })).toMatchObject({ is_delivered: false, status: 500 });
  });
});
