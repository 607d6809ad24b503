import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { takeMailEvent } from '@/lib/services/delivery/take-mail-event';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { inHaste } from '@/lib/testing/in-haste';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { mailEventOf } from '@/lib/testing/resend-webhook';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { startWebhookReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

const MINUTE_MS = 60_000;
let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let receiver: WebhookReceiver;

const at = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * MINUTE_MS));
const minutes = (count: number, from = 0) => Array.from({ length: count }, (_, minute) => from + minute);

const raise = (minute = 0, priority: 'normal' | 'critical' = 'critical') =>
  createNotification(at(minute), {
    type: 'store_issue',
    priority,
    title: uniqueName('notice'),
    message: '',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });

const notifications = () =>
  database().adminNotification.findMany({
    where: { type: 'delivery_failure' },
    orderBy: { id: 'asc' },
    select: { title: true, message: true, fold_count: true, priority_rank: true },
  });

const endpoint = (kinds: string[] = []) => createWebhookEndpoint(at(0), { url: receiver.url, description: '', kinds });
const host = () => new URL(receiver.url).host;

function respondWithError(_call: number, response: ServerResponse): boolean {
  response.writeHead(500, { 'retry-after': '60' }).end('{"statusCode":500,"message":"out of order"}');
  return true;
}

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().webhookEndpoint.deleteMany();
  await database().adminNotification.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  provider = await startFakeMailServer();
  receiver = await startWebhookReceiver();
});

afterEach(() => {
  receiver.close();
  return provider.stop();
});

test('a mail provider that fails is told of once, after a quarter of an hour and five failures, until it works again', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  const wish = { user_id: person.id, kind: 'notice', channel: 'email', when: 'at_once' };
  await database().notificationPreference.create({ data: wish });
  provider.state.misbehave = respondWithError;
  for (const minute of minutes(15)) await deliver(at(minute), inHaste);
  expect(provider.state.calls).toBeGreaterThanOrEqual(5);
  expect(await notifications()).toEqual([]);
  for (const minute of minutes(3, 15)) await deliver(at(minute), inHaste);
  const one = { title: 'Emails can’t be sent', fold_count: 1, priority_rank: 3 };
  expect(await notifications()).toEqual([
    { ...one, message: '500: out of order\nQueued emails are sent once it works again.' },
  ]);
  for (const hour of [2, 6, 24]) await deliver(at(hour * 60), inHaste);
  expect(await notifications()).toHaveLength(1);
  provider.state.misbehave = () => false;
  for (const hour of [25, 26]) await deliver(at(hour * 60), inHaste);
  expect(new Set(provider.mails.map(({ subject }) => subject.split(' ')[1]))).toEqual(new Set(['critical:', 'high:']));
  expect(provider.mails).toHaveLength(2);
  await raise(27 * 60);
  provider.state.misbehave = respondWithError;
  for (const minute of minutes(17, 27 * 60)) await deliver(at(minute), inHaste);
  expect(await notifications()).toHaveLength(2);
}, 30_000);

test('a failing mail about failing mails raises no further notice, however long it goes on', async () => {
  const person = await makeUser({ is_staff: true });
  const wish = { user_id: person.id, kind: 'notice', channel: 'email', when: 'at_once' };
  await database().notificationPreference.create({ data: wish });
  provider.state.misbehave = (_call, response) => {
    response.writeHead(422).end('{"statusCode":422,"message":"Invalid to field"}');
    return true;
  };
  await raise();
  for (const hour of minutes(6)) await deliver(at(hour * 120));
  expect(await notifications()).toMatchObject([
    { title: 'An email couldn’t be sent', message: '422: Invalid to field', fold_count: 1 },
  ]);
  expect(await database().delivery.count({ where: { channel: 'email', state: 'failed' } })).toBe(2);
}, 60_000);

test('mails that fail one after the other are counted in one notice', async () => {
  for (let number = 0; number < 3; number++) await makeUser({ is_staff: true });
  provider.state.misbehave = (_call, response) => {
    response.writeHead(422).end('{"statusCode":422,"message":"Invalid"}');
    return true;
  };
  await raise();
  await deliver(at(0));
  expect(await notifications()).toMatchObject([{ title: 'An email couldn’t be sent', fold_count: 3 }]);
});

test('what the provider reports as failed is told of, a mail about failures is not', async () => {
  const reportFailed = (delivery: string) => {
    const actor = { kind: 'mail_provider', name: 'Resend', signedAt: testNow, via: 'signature' } as const;
    const event = mailEventOf('email.failed', { tags: { delivery }, failed: { reason: 'reached_daily_quota' } });
    return takeMailEvent(testContext({ ...actor, messageId: uniqueName('msg') }), event);
  };
  const about = await makeDelivery();
  const payload = { about: 'x', facts: { type: 'delivery_failure' } };
  await database().outboxMessage.update({ where: { id: about.outbox_message_id }, data: { payload } });
  expect(await reportFailed(about.id)).toEqual({ status: 'recorded' });
  expect(await notifications()).toEqual([]);
  await reportFailed((await makeDelivery()).id);
  expect(await notifications()).toMatchObject([{ title: 'An email couldn’t be sent', message: 'reached_daily_quota' }]);
});

test('an endpoint that wants no more is told of once, with all that waited for it', async () => {
  await endpoint();
  receiver.answers.push(410, 410, 410, 410, 410, 410);
  for (let number = 0; number < 6; number++) await raise(0, 'normal');
  await deliver(at(0));
  for (const minute of [1, 61, 122]) {
    await raise(minute, 'normal');
    await deliver(at(minute));
  }
  expect(await notifications()).toMatchObject([
    { title: `Webhooks to ${host()} were turned off`, message: 'It responded 410 Gone.' },
  ]);
}, 30_000);

test('an endpoint that refuses is told of once, and the notice about it, which it refuses too, is not', async () => {
  await endpoint();
  receiver.answers.push(...Array.from({ length: 10 }, () => 400));
  await raise(0, 'normal');
  for (const hour of minutes(6)) await deliver(at(hour * 120));
  expect(receiver.received).toHaveLength(2);
  expect(await notifications()).toMatchObject([
    { title: `A webhook to ${host()} couldn’t be sent`, message: 'It responded 400.', fold_count: 1 },
  ]);
}, 30_000);

test('what staff switched off or deleted is no failure to tell of', async () => {
  const { uuid } = await endpoint(['store_issue']);
  const gone = await endpoint(['store_issue']);
  receiver.answers.push(503, 503);
  await raise(0, 'normal');
  await deliver(at(0));
  await database().webhookEndpoint.update({ where: { id: uuid }, data: { is_enabled: false } });
  await database().webhookEndpoint.delete({ where: { id: gone.uuid } });
  await deliver(at(10));
  expect(await database().delivery.count({ where: { channel: 'webhook', state: 'failed' } })).toBe(2);
  expect(await notifications()).toEqual([]);
});
