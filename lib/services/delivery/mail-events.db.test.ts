import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MailEvent } from '@/lib/contracts/delivery/mail-events';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { takeMailEvent } from '@/lib/services/delivery/take-mail-event';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { mailEventOf } from '@/lib/testing/resend-webhook';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

const later = (ms: number) => testContext(systemActor, new Date(testNow.getTime() + ms));

const raise = () =>
  createNotification(testContext(), {
    type: 'store_issue',
    priority: 'critical',
    title: uniqueName('notice'),
    message: '',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });

/** Takes an event as the provider's signed call would. */
function takeEvent(type: string, data: Record<string, unknown>, created_at = testNow.toISOString()) {
  const messageId = uniqueName('msg');
  const actor = { kind: 'mail_provider', name: 'Resend', messageId, signedAt: testNow, via: 'signature' } as const;
  const event: MailEvent = mailEventOf(type, data, created_at);
  return takeMailEvent(testContext(actor), event);
}

const mailTo = async (user_id: string) => {
  const rows = await database().delivery.findMany({
    where: { user_id, channel: 'email', kind: 'critical_notice' },
    orderBy: { id: 'asc' },
  });
  return rows.at(-1);
};

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

test.each([
  ['email.complained', {}, 'complained'],
  ['email.bounced', { bounce: { type: 'Permanent', message: 'Gone' } }, 'bounced_before'],
  ['email.bounced', { bounce: { type: 'Transient', message: 'Full' } }, null],
])(
  'after %s %j later mails to that address are suppressed as %s, until the address changes',
  async (type, more, reason) => {
    const person = await makeUser({ is_staff: true });
    await raise();
    await deliver(testContext());
    const first = await mailTo(person.id);
    await takeEvent(type, { email_id: first?.provider_id, ...more });
    await raise();
    await deliver(later(1000));
    expect(await mailTo(person.id)).toMatchObject(
      reason === null ? { state: 'sent' } : { state: 'suppressed', reason },
    );
    await database().user.update({ where: { id: person.id }, data: { email: `${uniqueName('new')}@example.org` } });
    await raise();
    await deliver(later(2000));
    expect(await mailTo(person.id)).toMatchObject({ state: 'sent', reason: null });
  },
);

test('a report that comes before the answer to sending is kept, and the attempt is recorded', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  provider.state.misbehave = (_call, response) => {
    const answer = async () => {
      const sending = await mailTo(person.id);
      await takeEvent('email.delivered', { email_id: 'mail-early', tags: { delivery: sending?.id } });
      response.destroy();
    };
    void answer();
    return true;
  };
  await deliver(testContext());
  await deliver(later(120_000));
  const mail = await mailTo(person.id);
  expect(mail).toMatchObject({ state: 'delivered', provider_id: 'mail-early', lease_id: null, next_attempt_at: null });
  expect(await database().deliveryAttempt.findMany({ where: { delivery_id: mail?.id ?? '' } })).toMatchObject([
    { outcome: 'retry' },
  ]);
  expect(provider.state.calls).toBe(1);
});

test('a mail that was given up here but arrived is delivered; one that was never sent stays suppressed', async () => {
  const givenUp = await makeDelivery({ state: 'failed', last_error: 'No answer' });
  const unsent = await makeDelivery({ state: 'suppressed', reason: 'inactive', sent_at: null });
  const webhook = await makeDelivery({ channel: 'webhook' });
  for (const { id } of [givenUp, unsent, webhook]) await takeEvent('email.delivered', { tags: { delivery: id } });
  const states = await database().delivery.findMany({ select: { id: true, state: true, last_error: true } });
  expect(new Map(states.map(({ id, state, last_error }) => [id, `${state} ${last_error}`]))).toEqual(
    new Map([
      [givenUp.id, 'delivered '],
      [unsent.id, 'suppressed '],
      [webhook.id, 'sent '],
    ]),
  );
});

test('what is said of a mail before it was sent once more says nothing of the one on its way', async () => {
  const { id } = await makeDelivery({ state: 'queued', resends: 1, provider_id: null, next_attempt_at: testNow });
  await takeEvent('email.bounced', { tags: { delivery: id } });
  expect(await database().delivery.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'queued' });
  await takeEvent('email.delivered', { tags: { delivery: id, resends: '1' } });
  expect(await database().delivery.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'delivered' });
});

test('a mail that did not arrive is told to staff, once while it goes on', async () => {
  for (const { id } of [await makeDelivery(), await makeDelivery()]) {
    await takeEvent('email.bounced', { tags: { delivery: id }, bounce: { type: 'Permanent', message: 'Gone' } });
  }
  const title = 'An email wasn’t delivered';
  expect(await database().adminNotification.findMany({ where: { title } })).toMatchObject([
    { type: 'delivery_failure' },
  ]);
});

test('nobody but the mail provider tells what became of a mail', async () => {
  const event: MailEvent = mailEventOf('email.sent', {});
  for (const caller of [systemActor, await makeUser({ is_staff: true })]) {
    await expect(takeMailEvent(testContext(caller), event)).rejects.toMatchObject({ code: 'not_allowed' });
  }
});
