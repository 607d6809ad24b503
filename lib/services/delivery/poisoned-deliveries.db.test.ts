import { afterEach, beforeEach, expect, test } from 'vitest';
import { clock } from '@/lib/core/clock';
import { database, type Prisma } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { retrySetAsideMessage } from '@/lib/services/outbox/retry-set-aside-message';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { inHaste } from '@/lib/testing/in-haste';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { startWebhookReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

/** Receivers of webhooks compare timestamps with the system's clock, so that these tests happen now. */
const start = clock();
const later = (minutes: number) => testContext(systemActor, new Date(start.getTime() + minutes * 60_000));
const run = (minutes = 0) => deliver(later(minutes), inHaste);

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let receiver: WebhookReceiver;

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().adminNotification.deleteMany();
  await database().webhookEndpoint.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  await makeUser({ is_staff: true });
  provider = await startFakeMailServer();
  receiver = await startWebhookReceiver();
});

afterEach(async () => {
  await provider.stop();
  receiver.close();
});

const noticePayload = {
  about: 'alert:0',
  priority_rank: 4,
  facts: { id: 0, type: 'capacity', title: 'x', message: '' },
};

async function addMessage(about: string) {
  const payload = { ...noticePayload, about };
  const message = { topic: 'notice', kind: 'critical_alert', payload, created: start };
  const { id } = await database().outboxMessage.create({ data: message });
  return id;
}

const setPayload = (id: string, payload: Prisma.InputJsonValue) =>
  database().outboxMessage.update({ where: { id }, data: { payload } });
const payloadOf = async (id: string) => {
  const { payload } = await database().outboxMessage.findUniqueOrThrow({ where: { id } });
  return Object(payload);
};
const states = async (outbox_message_id: string, channel: string) => {
  const rows = await database().delivery.findMany({ where: { outbox_message_id, channel } });
  return rows.map(({ reason, state }) => reason ?? state);
};
const notifications = () => database().adminNotification.findMany({ where: { type: 'delivery_failure' } });

test.each<['email' | 'webhook', string, (payload: object) => Prisma.InputJsonValue]>([
  ['email', 'no object', () => 'broken'],
  ['email', 'headers that are none', (payload) => ({ ...payload, headers: { 'X-Number': 1 } })],
  ['email', 'words that are none', (payload) => ({ ...payload, html: {} })],
  ['webhook', 'no object', () => []],
  ['webhook', 'facts that are none', (payload) => ({ ...payload, facts: 'broken' })],
])(
  'a delivery by %s whose message became %s after it was decided is set aside, the others are sent, and it is sent when tried again',
  async (channel, _, broken) => {
    if (channel === 'webhook') await createWebhookEndpoint(later(0), { url: receiver.url, description: '', kinds: [] });
    const [poisoned, good] = [await addMessage('alert:1'), await addMessage('alert:2')];
    await fanOut(later(0));
    const whole = await payloadOf(poisoned);
    await setPayload(poisoned, broken(whole));
    expect(await run()).toMatchObject({ set_aside: 1, failed: 0 });
    expect([await states(poisoned, channel), await states(good, channel)]).toEqual([['set_aside'], ['sent']]);
    expect(await database().channelRest.count()).toBe(0);
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    expect(await run(1)).toMatchObject({ set_aside: 0 });
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    await setPayload(poisoned, whole);
    const { id: uuid } = await database().setAsideMessage.findUniqueOrThrow({ where: { outbox_message_id: poisoned } });
    await retrySetAsideMessage(later(2), { uuid });
    await run(2);
    expect(await states(poisoned, channel)).toEqual(['sent']);
  },
);

test('workers beside each other that meet a message for several recipients set it aside once and notify once', async () => {
  for (let number = 0; number < 9; number++) await makeUser({ is_staff: true });
  const [poisoned, good] = [await addMessage('alert:7'), await addMessage('alert:8')];
  await fanOut(later(0));
  const whole = await payloadOf(poisoned);
  await setPayload(poisoned, []);
  const runs = await Promise.all(Array.from({ length: 4 }, () => run()));
  expect(runs.reduce((sum, one) => sum + one.set_aside, 0)).toBe(1);
  expect(new Set(await states(poisoned, 'email'))).toEqual(new Set(['set_aside']));
  expect(await states(good, 'email')).toEqual(Array.from({ length: 10 }, () => 'sent'));
  expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
  await setPayload(poisoned, whole);
  const { id: uuid } = await database().setAsideMessage.findUniqueOrThrow({ where: { outbox_message_id: poisoned } });
  await retrySetAsideMessage(later(2), { uuid });
  await run(2);
  expect(await states(poisoned, 'email')).toEqual(Array.from({ length: 10 }, () => 'sent'));
});

test('a webhook whose stored URL cannot be read fails by itself, and the others arrive', async () => {
  const broken = await createWebhookEndpoint(later(0), { url: receiver.url, description: '', kinds: [] });
  await createWebhookEndpoint(later(0), { url: receiver.url, description: '', kinds: [] });
  await database().webhookEndpoint.update({ where: { id: broken.uuid }, data: { url: 'not a url' } });
  const message = await addMessage('alert:3');
  expect(await run()).toMatchObject({ failed: 1 });
  expect((await states(message, 'webhook')).toSorted()).toEqual(['failed', 'sent']);
  expect(await notifications()).toMatchObject([{ title: 'A webhook to not a url couldn’t be sent' }]);
});

test('a webhook whose recipient is no endpoint at all keeps none of the others from being sent', async () => {
  await createWebhookEndpoint(later(0), { url: receiver.url, description: '', kinds: [] });
  const [poisoned, good] = [await addMessage('alert:4'), await addMessage('alert:5')];
  await fanOut(later(0));
  await database().delivery.updateMany({
    where: { outbox_message_id: poisoned, channel: 'webhook' },
    data: { recipient: 'nowhere' },
  });
  expect(await run()).toMatchObject({ failed: 1 });
  expect([await states(poisoned, 'webhook'), await states(good, 'webhook')]).toEqual([['failed'], ['sent']]);
});

test('a message of an unknown kind whose priority is no number is given up like the others', async () => {
  const gone = { topic: 'notice', kind: 'gone', created: new Date(start.getTime() - 100 * 3_600_000) };
  await database().outboxMessage.create({ data: { ...gone, payload: { priority_rank: 'high' } } });
  await database().outboxMessage.create({ data: { ...gone, payload: 'broken' } });
  const good = await addMessage('alert:6');
  expect(await run()).toMatchObject({ failed: 2 });
  expect(await states(good, 'email')).toEqual(['sent']);
});
