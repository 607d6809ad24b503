import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';
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
