import { expect } from 'vitest';
import { type Everybody, ledgerOfAll, WEBHOOKS } from '@/faults/testing/notify-everyone';
import { database } from '@/lib/db/client';
import { setPassword } from '@/lib/services/accounts/set-password';
import { signInWithLink } from '@/lib/services/accounts/sign-in-with-link';
import { deliver } from '@/lib/services/delivery/deliver';
import type { ReceivedMail } from '@/lib/testing/fake-mail-server';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import type { WebhookReceiver } from '@/lib/testing/webhook-receiver';

const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));

/**
 * Delivers what is left, after which each mail was taken once by the provider's own count, its link works, the receiver has each
 * webhook under an id of its own, and the ledger says so.
 */
export async function expectAllNotified(
  { expected }: Everybody,
  { mails }: { mails: readonly ReceivedMail[] },
  { received }: Pick<WebhookReceiver, 'received'>,
): Promise<void> {
  await deliver(later(3));
  await deliver(later(30));
  expect(mails.map(({ to, subject }) => `${to} ${subject}`).toSorted()).toEqual(expected);
  const byId = Map.groupBy(received, ({ headers }) => headers['webhook-id']);
  expect(byId.size).toBe(WEBHOOKS);
  for (const messages of byId.values()) expect(new Set(messages.map(({ body }) => body)).size).toBe(1);
  const states = await database().delivery.groupBy({ by: ['channel', 'state'], _count: true });
  expect(states.map(({ channel, state, _count }) => `${channel} ${state} ${_count}`).toSorted()).toEqual(ledgerOfAll);
  await expectLinksWork(mails);
}

/** Two invitations and a forgotten password lead to a new one, a link to sign in to a session. Each works once. */
async function expectLinksWork(mails: readonly ReceivedMail[]): Promise<void> {
  const tokensOf = (page: string) =>
    mails.flatMap(({ body }) => new RegExp(`/${page}\\?token=([\\w-]+)`).exec(body)?.[1] ?? []);
  const [passwords, signIns] = [tokensOf('set-password'), tokensOf('sign-in-link')];
  expect([passwords.length, signIns.length]).toEqual([3, 1]);
  for (const token of passwords) await setPassword(later(4), { token, password: 'nine grey seals at noon' });
  const origin = { network: null, browser: 'test' };
  for (const token of signIns) await signInWithLink(later(4), { token, origin });
}
