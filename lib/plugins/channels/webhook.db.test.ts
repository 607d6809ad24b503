import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { webhookChannel } from '@/lib/plugins/channels/webhook';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { startWebhookReceiver, verifyReceived, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

/** The library compares timestamps with the system's clock, so that these tests happen now. */
const ctx = () => testContext(systemActor, clock());
const deliveryId = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

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

function sendTo(recipient: string, facts: Record<string, unknown> = {}, signal = new AbortController().signal) {
  const mail = { subject: '', html: '', text: '', headers: {} };
  return webhookChannel.send(
    ctx(),
    { deliveryId, key: deliveryId, kind: 'critical_alert', recipient, facts, mail },
    signal,
  );
}

describe('the webhook channel', () => {
  it('sends what happened, signed, with an id and a timestamp that every attempt repeats', async () => {
    const { uuid, secret } = await makeEndpoint();
    receiver.answers.push(500);
    const facts = { title: 'Disk\r\nwebhook-id: x', message: 'full\u2028' };
    expect(await sendTo(uuid, facts)).toMatchObject({ kind: 'retry' });
    expect(await sendTo(uuid, facts)).toEqual({ kind: 'sent', providerId: deliveryId });
    const bodies = receiver.received.map((one) => verifyReceived(one, secret));
    expect(bodies[0]).toEqual({ type: 'critical_alert', timestamp: expect.stringMatching(/^2024-12-/), data: facts });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([deliveryId, deliveryId]);
  });

  it('tries again, and waits as long as it is asked to', async () => {
    const { uuid } = await makeEndpoint();
    receiver.answers.push(429);
    expect(await sendTo(uuid)).toEqual({ kind: 'retry', reason: 'It responded 429.', afterMs: 120_000 });
  });

  it.each([400, 404, 302])('does not try again after %i', async (status) => {
    const { uuid } = await makeEndpoint();
    receiver.answers.push(status);
    expect(await sendTo(uuid)).toEqual({ kind: 'permanent', reason: expect.stringContaining(String(status)) });
  });

  it('sends nothing to an address that answered 410, that is switched off or that is gone', async () => {
    const { uuid } = await makeEndpoint();
    receiver.answers.push(410);
    expect(await sendTo(uuid)).toMatchObject({ kind: 'permanent' });
    expect(await sendTo(uuid)).toEqual({ kind: 'permanent', reason: 'The webhook is turned off.', isIntended: true });
    await database().webhookEndpoint.delete({ where: { id: uuid } });
    expect(await sendTo(uuid)).toEqual({ kind: 'permanent', reason: 'The webhook was deleted.', isIntended: true });
    expect(receiver.received).toHaveLength(1);
  });

  it('sends nothing to an address that leads inside', async () => {
    const { uuid } = await makeEndpoint();
    await database().webhookEndpoint.update({ where: { id: uuid }, data: { url: 'http://169.254.169.254/' } });
    expect(await sendTo(uuid)).toEqual({ kind: 'permanent', reason: '169.254.169.254 is link-local.' });
  });

  it('gives an attempt up when it is told to, to be made again', async () => {
    const { uuid } = await makeEndpoint();
    expect(await sendTo(uuid, {}, AbortSignal.abort())).toMatchObject({ kind: 'retry' });
  });
});
