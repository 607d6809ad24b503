import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectAllNotified } from '@/faults/testing/expect-all-notified';
import { type Hold, holdTable, holdWriting } from '@/faults/testing/hold';
import { killTogether, rounds, VICTIMS } from '@/faults/testing/kill-together';
import { digests, type Everybody, makeEverybody, notifyEveryone } from '@/faults/testing/notify-everyone';
import { database } from '@/lib/db/client';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { startWebhookReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let receiver: WebhookReceiver;
let everybody: Everybody;

beforeEach(async () => {
  provider = await startFakeMailServer();
  receiver = await startWebhookReceiver();
  everybody = await makeEverybody(receiver.url);
});

afterEach(async () => {
  receiver.close();
  await provider.stop();
});

/** Kills processes when each waits at every one of these. */
async function killAt(holds: readonly Hold[], works: readonly (readonly string[])[]): Promise<void> {
  await killTogether(works, {
    untilHeld: () => Promise.all(holds.map((hold) => hold.untilWaiting(VICTIMS))),
    letGo: () => Promise.all(holds.map((hold) => hold.release())),
  });
}

/** Everything that an account's mail or a notice comes with, or that they lead to. */
async function countLeft(): Promise<Record<string, number>> {
  const [people, links, notices, messages, audits, secured] = await Promise.all([
    database().user.count(),
    database().accountLink.count({ where: { used_at: null } }),
    database().adminNotification.count(),
    database().outboxMessage.count({ where: { NOT: { kind: { endsWith: 'digest' } } } }),
    database().auditEntry.count(),
    database().user.count({ where: { session_generation: { gt: 0 } } }),
  ]);
  return { people, links, notices, messages, audits, secured };
}

test.each(rounds)(
  'killed while it is found what digests tell: each is mailed once (%i)',
  async () => {
    const works = Array.from({ length: VICTIMS }, () => digests);
    await killAt([await holdTable('digest'), await holdTable('notice_digest')], works);
    expect(await database().outboxMessage.count({ where: { topic: 'mail' } })).toBe(0);
    await notifyEveryone(everybody);
    await expectAllNotified(everybody, provider, receiver);
  },
  120_000,
);

test.each(rounds)(
  'killed while digests are stored, mails about accounts queued and notices raised: none is half there, and each is told once (%i)',
  async () => {
    const before = await countLeft();
    const holds = [
      await holdWriting('digest', 'INSERT'),
      await holdWriting('notice_digest', 'INSERT'),
      await holdWriting('outbox_message', 'INSERT', "NEW.kind LIKE 'account%'"),
      await holdWriting('outbox_message', 'INSERT', "NEW.kind LIKE '%notice'"),
    ];
    await killAt(
      holds,
      everybody.causes.map((cause) => [...digests, ...cause]),
    );
    expect(await countLeft()).toEqual(before);
    const stored = await database().digest.findMany({ select: { outbox_message_id: true } });
    const ids = stored.map(({ outbox_message_id }) => outbox_message_id);
    const mails = await database().outboxMessage.findMany({ where: { topic: 'mail' }, select: { id: true } });
    expect(mails.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    await notifyEveryone(everybody);
    await expectAllNotified(everybody, provider, receiver);
  },
  120_000,
);
