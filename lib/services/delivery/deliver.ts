import { setTimeout } from 'node:timers/promises';
import { can } from '@/lib/auth/permissions';
import { safeMessage } from '@/lib/core/describe-error';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { isRowError } from '@/lib/db/row-error';
import { transaction } from '@/lib/db/transaction';
import type { Channel, Outcome } from '@/lib/plugins/channels/channel';
import { channels } from '@/lib/plugins/channels/registry';
import { type Claimed, claim, freeLostLeases } from '@/lib/services/delivery/claim';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { giveUpUnknown } from '@/lib/services/delivery/give-up-unknown';
import { notifyOfFailingChannel } from '@/lib/services/delivery/notify-of-failure';
import { recordOutcome } from '@/lib/services/delivery/record-outcome';
import { setAsideClaimed } from '@/lib/services/delivery/set-aside-claimed';
import { withdraw } from '@/lib/services/delivery/withdraw';
import { NOT_ASKED, writeClaimed } from '@/lib/services/delivery/write-claimed';
import { settleReminders } from '@/lib/services/ledger/settle-reminders';

const AT_ONCE = 4;
const LONGEST_RUN_MS = 10 * 60_000;

/** How long an attempt may take, and which rest of a provider is waited for rather than left to the next run. */
type Patience = { attemptMs: number; restMs: number };

const USUAL: Patience = { attemptMs: 20_000, restMs: 15_000 };

/** `set_aside`: messages that could neither be decided nor sent, and wait for staff. */
export type Delivered = { decided: number; sent: number; put_off: number; failed: number; set_aside: number };

/** How often a run that is still sending looks for what was raised meanwhile. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Decides who is told of what waits in the outbox, and sends what is due on every channel, the most pressing first, until
 * nothing is due. What is raised meanwhile is decided meanwhile: it waits for no slow channel and no long queue.
 * No transaction is open while a provider is called. Any number of these may run beside each other.
 */
export async function deliver(ctx: Ctx, patience: Patience = USUAL): Promise<Delivered> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const startedMs = performance.now();
  const later = (): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + performance.now() - startedMs) });
  const tally: Delivered = { decided: 0, sent: 0, put_off: 0, failed: await giveUpUnknown(ctx), set_aside: 0 };
  await transaction(later(), freeLostLeases);
  const sending = new Map<Channel, Promise<void>>();
  do {
    const fanned = await fanOut(later());
    tally.decided += fanned.decided;
    tally.set_aside += fanned.set_aside;
    await transaction(later(), withdraw);
    for (const channel of channels.filter((one) => !sending.has(one))) {
      const ended = () => sending.delete(channel);
      sending.set(channel, sendAll(later, channel, tally, patience).finally(ended));
    }
    await beforeLong(Promise.all(sending.values()));
  } while (sending.size > 0 && performance.now() - startedMs < LONGEST_RUN_MS);
  await Promise.all(sending.values());
  await transaction(later(), settleReminders);
  return tally;
}

/** Waits for work, but not longer than until it is time to look again. */
async function beforeLong(work: Promise<unknown>): Promise<void> {
  const looking = new AbortController();
  const pause = setTimeout(LOOK_AGAIN_MS, undefined, { signal: looking.signal }).catch(() => undefined);
  await Promise.race([work, pause]).finally(() => looking.abort());
}

async function sendAll(later: () => Ctx, channel: Channel, tally: Delivered, patience: Patience): Promise<void> {
  if (channel.isOneProvider) await notifyOfFailingChannel(later(), channel.id);
  const endsAtMs = later().now.getTime() + LONGEST_RUN_MS;
  for (let ctx = later(); ctx.now.getTime() < endsAtMs; ctx = later()) {
    const { failures, restMs } = await readRest(ctx, channel);
    if (restMs > patience.restMs) return;
    if (restMs > 0) await setTimeout(restMs);
    const claimed = await claim(later(), channel.id, failures > 0 ? 1 : AT_ONCE);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((one) => sendOne(later, channel, one, tally, patience.attemptMs)));
  }
}

async function readRest({ db, now }: Ctx, { id }: Channel): Promise<{ failures: number; restMs: number }> {
  const [rest] = await db.$queryRaw<{ failures: number; rests_until: Date | null }[]>(
    sql`SELECT failures, rests_until FROM channel_rest WHERE channel = ${id}`,
  );
  const restMs = rest?.rests_until?.getTime() ?? 0;
  return { failures: rest?.failures ?? 0, restMs: restMs - now.getTime() };
}

/** One that cannot be sent for a reason of its own is set aside: the others are sent all the same. */
async function sendOne(
  later: () => Ctx,
  channel: Channel,
  claimed: Claimed,
  tally: Delivered,
  timeoutMs: number,
): Promise<void> {
  try {
    const outcome = await attempt(later(), channel, claimed, timeoutMs);
    await recordOutcome(later(), channel, claimed, outcome);
    if (outcome.kind === 'sent') tally.sent++;
    else if (outcome.kind === 'retry') tally.put_off++;
    else tally.failed++;
  } catch (error) {
    const cause = error instanceof UnsendableMessage ? error.cause : error;
    if (!isRowError(cause)) throw error;
    if (await setAsideClaimed(later(), claimed, cause)) tally.set_aside++;
  }
}

/** Thrown before anybody was asked to send: the message itself cannot be put into words. Its cause says why. */
class UnsendableMessage extends Error {
  override readonly name = 'UnsendableMessage';
}

/** @throws UnsendableMessage */
async function attempt(ctx: Ctx, channel: Channel, claimed: Claimed, timeoutMs: number): Promise<Outcome> {
  const { message } = claimed;
  let isSubmitted = false;
  try {
    if ('error' in claimed.mail) throw claimed.mail.error;
    const mail = 'html' in claimed.mail ? claimed.mail : await writeClaimed(ctx, claimed, claimed.mail);
    if (!('html' in mail)) return mail;
    isSubmitted = true;
    return await channel.send(ctx, { ...message, mail }, AbortSignal.timeout(timeoutMs));
  } catch (error) {
    if (!isSubmitted && isRowError(error)) throw new UnsendableMessage('The message can’t be sent.', { cause: error });
    logFailure(ctx.log, 'warn', { err: error, delivery_id: message.deliveryId }, 'delivery attempt failed');
    const reason = safeMessage(error);
    return { kind: 'retry', reason: isSubmitted ? reason : `${NOT_ASKED}${reason}`, isUnasked: !isSubmitted };
  }
}
