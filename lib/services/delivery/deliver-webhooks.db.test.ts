import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { startWebhookReceiver, verifyReceived } from '@/lib/testing/webhook-receiver';

const raise = (type: string, title: string) =>
  createNotification(testContext(), {
    type,
    priority: 'normal',
    title,
    message: '',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });

test('a system that fails keeps its messages off the way of others, and gets them when it works again', async () => {
  const staff = testContext(await makeUser({ is_staff: true }));
  const receivers = [await startWebhookReceiver(), await startWebhookReceiver()] as const;
  const [down, up] = receivers;
  try {
    for (const { url } of receivers) await createWebhookEndpoint(staff, { url, description: '', kinds: [] });
    down.retryAfter = '';
    down.answers = Array.from({ length: 5 }, () => 503);
    for (let n = 0; n < 20; n++) await raise('store_issue', uniqueName('notice'));
    await deliver(testContext());
    expect(up.received).toHaveLength(20);
    expect(down.received.length).toBeLessThan(6);
    await deliver(testContext(systemActor, new Date(testNow.getTime() + 600_000)));
    await deliver(testContext(systemActor, new Date(testNow.getTime() + 660_000)));
    const left = await database().delivery.count({ where: { channel: 'webhook', state: { not: 'sent' } } });
    expect(left).toBe(0);
  } finally {
    for (const receiver of receivers) receiver.close();
    await database().webhookEndpoint.deleteMany();
    await database().outboxMessage.deleteMany();
  }
});

// Receivers refuse old timestamps, so this one happens now.
test('what staff are told goes once to each system that asks for it, signed', async () => {
  const staff = testContext(await makeUser({ is_staff: true }));
  const receiver = await startWebhookReceiver();
  try {
    const endpoint = { url: receiver.url, description: '' };
    const { secret } = await createWebhookEndpoint(staff, { ...endpoint, kinds: ['store_issue'] });
    const title = uniqueName('notice');
    await raise('store_issue', title);
    await raise('security_alert', uniqueName('other'));
    await deliver(testContext(systemActor, new Date()));
    await deliver(testContext(systemActor, new Date()));
    expect(receiver.received).toHaveLength(1);
    const [received] = receiver.received;
    if (received === undefined) throw new Error('Nothing was received.');
    expect(verifyReceived(received, secret)).toMatchObject({ type: 'notice', data: { type: 'store_issue', title } });
    const states = await database().delivery.findMany({ where: { channel: 'webhook' }, select: { state: true } });
    expect(states).toEqual([{ state: 'sent' }]);
  } finally {
    receiver.close();
  }
});
