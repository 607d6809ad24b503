import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { expectAllNotified } from '@/faults/testing/expect-all-notified';
import { type Hold, holdWriting } from '@/faults/testing/hold';
import { killTogether, rounds, VICTIMS } from '@/faults/testing/kill-together';
import { type Everybody, MAILS, makeEverybody, notifyEveryone, WEBHOOKS } from '@/faults/testing/notify-everyone';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { testContext } from '@/lib/testing/test-context';
import { startWebhookReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

/** Each sends four mails and four webhooks at once, so that among them they have all that is to be sent in hand. */
const victims = Array.from({ length: VICTIMS }, () => ['deliver']);

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let receiver: WebhookReceiver;
let everybody: Everybody;

beforeEach(async () => {
  provider = await startFakeMailServer();
  receiver = await startWebhookReceiver();
  everybody = await makeEverybody(receiver.url);
  await notifyEveryone(everybody);
});

afterEach(async () => {
  receiver.close();
  await provider.stop();
});

/** Kills processes while they wait to write. */
async function killWhileWriting(holds: readonly Hold[], untilMore: () => Promise<unknown> = async () => undefined) {
  await killTogether(victims, {
    untilHeld: () => Promise.all([...holds.map((hold) => hold.untilWaiting(VICTIMS)), untilMore()]),
    letGo: () => Promise.all(holds.map((hold) => hold.release())),
  });
}

/** Kills processes while they wait for those whom they send to, who have taken what was sent or have not. */
async function killWhileSending(hasTaken: boolean): Promise<void> {
  provider.state.isLate = hasTaken;
  provider.state.misbehave = () => true;
  receiver.silence = hasTaken ? 'after' : 'before';
  await killTogether(victims, {
    untilHeld: untilAllIsSent,
    letGo: () => {
      provider.state.misbehave = () => false;
      receiver.silence = 'never';
    },
  });
}

function untilAllIsSent(): Promise<void> {
  const look = () => expect([provider.state.calls, receiver.calls]).toEqual([MAILS, WEBHOOKS]);
  return vi.waitFor(look, { timeout: 60_000 });
}

test.each(rounds)(
  'killed while it is decided who is told: each is told once (%i)',
  async () => {
    await killWhileWriting([await holdWriting('delivery', 'INSERT')]);
    await expectAllNotified(everybody, provider, receiver);
  },
  120_000,
);

test.each(rounds)(
  'killed while mails and webhooks are claimed: each is told once (%i)',
  async () => {
    await fanOut(testContext());
    const hold = (channel: string) =>
      holdWriting('delivery', 'UPDATE', `NEW.state = 'sending' AND NEW.channel = '${channel}'`);
    await killWhileWriting([await hold('email'), await hold('webhook')]);
    expect([provider.state.calls, receiver.calls]).toEqual([0, 0]);
    await expectAllNotified(everybody, provider, receiver);
  },
  120_000,
);

test.each(rounds)(
  'killed before a mail or webhook was taken: each is told once (%i)',
  async () => {
    await fanOut(testContext());
    await killWhileSending(false);
    expect([provider.mails, receiver.received]).toEqual([[], []]);
    await expectAllNotified(everybody, provider, receiver);
  },
  120_000,
);

test.each(rounds)(
  'killed after a mail or webhook was taken, before anybody said so: each is told once (%i)',
  async () => {
    await fanOut(testContext());
    await killWhileSending(true);
    expect([provider.mails.length, receiver.received.length]).toEqual([MAILS, WEBHOOKS]);
    await expectAllNotified(everybody, provider, receiver);
    expect(receiver.received).toHaveLength(2 * WEBHOOKS);
  },
  120_000,
);

test.each(rounds)(
  'killed while it is written down that something was sent: each is told once (%i)',
  async () => {
    await fanOut(testContext());
    await killWhileWriting([await holdWriting('delivery_attempt', 'INSERT')], untilAllIsSent);
    await expectAllNotified(everybody, provider, receiver);
    expect(receiver.received).toHaveLength(2 * WEBHOOKS);
  },
  120_000,
);
