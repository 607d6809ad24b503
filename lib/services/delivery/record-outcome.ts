import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { Channel, Outcome } from '@/lib/plugins/channels/channel';
import { backOffMs, sooner } from '@/lib/services/delivery/back-off';
import type { Claimed } from '@/lib/services/delivery/claim';
import { notifyOfFailedDelivery } from '@/lib/services/delivery/notify-of-failure';

/** After so many attempts a delivery steps aside for others, whatever its priority. */
const PATIENT_ATTEMPTS = 8;
const STEP_ASIDE_MS = 60 * 60_000;
const LONGEST_SPARING_MS = 5 * 60_000;

/**
 * Writes into the ledger how an attempt ended, unless its lease was lost meanwhile. What the provider reported in the
 * meantime counts for more than how the attempt ended here.
 */
export async function recordOutcome(ctx: Ctx, channel: Channel, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { deliveryId } = claimed.message;
  await transaction(ctx, async (tx) => {
    const change = changeFor(tx.now, channel, claimed, outcome);
    const isOurs = sql`id = ${deliveryId}::uuid AND lease_id = ${claimed.leaseId}::uuid`;
    const changed = await tx.db.$executeRaw(sql`
      UPDATE delivery SET ${change}, lease_id = NULL, lease_until = NULL, modified = ${tx.now}::timestamptz
      WHERE ${isOurs} AND state = 'sending'`);
    const isKnown =
      changed === 0 && (await tx.db.$executeRaw(sql`UPDATE delivery SET lease_id = NULL WHERE ${isOurs}`));
    if (changed === 0 && !isKnown) return;
    const reason = outcome.kind === 'sent' ? (outcome.note ?? '') : outcome.reason;
    await tx.db.deliveryAttempt.create({
      data: { delivery_id: deliveryId, at: tx.now, outcome: outcome.kind, reason },
    });
    if (!channel.isOneProvider) await spare(tx, channel, claimed, outcome);
    else if (outcome.isUnasked !== true) await updateBackoff(tx, channel, outcome);
    if (changed > 0 && isFailure(tx.now, channel, claimed, outcome))
      await notifyOfFailed(tx, channel, claimed, outcome);
    tx.touch({ topic: 'deliveries' });
  });
}

function isFailure(now: Date, { patience }: Channel, { attempts, created }: Claimed, outcome: Outcome): boolean {
  if (outcome.kind === 'sent') return false;
  if (outcome.kind === 'permanent') return true;
  if ('waitsMs' in patience) return attempts > patience.waitsMs.length;
  return attempts >= PATIENT_ATTEMPTS && now.getTime() - created.getTime() > patience.giveUpAfterMs;
}

async function notifyOfFailed(tx: Ctx, { id }: Channel, { message }: Claimed, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'sent' || (outcome.kind === 'permanent' && outcome.isIntended)) return;
  const { recipient, facts } = message;
  await notifyOfFailedDelivery(tx, { channel: id, recipient, about: facts['type'], reason: outcome.reason });
}

function changeFor(now: Date, channel: Channel, claimed: Claimed, outcome: Outcome) {
  if (outcome.kind === 'sent') {
    return sql`state = 'sent', sent_at = ${now}::timestamptz, provider_id = ${outcome.providerId}, note = ${outcome.note ?? ''}, last_error = ''`;
  }
  if (isFailure(now, channel, claimed, outcome)) return sql`state = 'failed', last_error = ${outcome.reason}`;
  const next = new Date(now.getTime() + waitMs(channel, claimed.attempts, outcome.kind === 'retry' ? outcome : {}));
  return sql`state = 'queued', next_attempt_at = ${next}::timestamptz, last_error = ${outcome.reason}`;
}

/** While one provider rests, its channel waits and not each delivery, so that the most pressing stays the next. */
function waitMs(
  channel: Channel,
  attempts: number,
  { afterMs = 0, isUnasked: isOurs = false }: { afterMs?: number; isUnasked?: boolean },
): number {
  if ('waitsMs' in channel.patience) {
    return Math.max(afterMs, sooner(channel.patience.waitsMs[attempts - 1] ?? 0, Math.random()));
  }
  if (!channel.isOneProvider || isOurs) return Math.max(afterMs, backOffMs(attempts, Math.random()));
  return attempts > PATIENT_ATTEMPTS ? STEP_ASIDE_MS : 0;
}

/** Those that stepped aside while nothing worked are next again, the most pressing first. */
async function recallThoseAside(tx: Ctx, channel: string): Promise<void> {
  await tx.db.$executeRaw(sql`
    UPDATE delivery SET next_attempt_at = ${tx.now}::timestamptz
    WHERE channel = ${channel} AND state = 'queued' AND attempts > ${PATIENT_ATTEMPTS}
      AND next_attempt_at > ${tx.now}::timestamptz`);
}

/**
 * Where recipients fail for themselves, one that fails keeps its other messages off the channel for a few minutes, so that
 * those of others get through; when it takes one, it gets the rest.
 */
async function spare(tx: Ctx, channel: Channel, { message, attempts }: Claimed, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'permanent') return;
  const isUp = outcome.kind === 'sent';
  const waitsMs = isUp ? 0 : Math.min(waitMs(channel, attempts, outcome), LONGEST_SPARING_MS);
  const until = sql`${new Date(tx.now.getTime() + waitsMs)}::timestamptz`;
  await tx.db.$executeRaw(sql`
    UPDATE delivery SET next_attempt_at = ${until}
    WHERE channel = ${channel.id} AND recipient = ${message.recipient} AND state = 'queued' AND attempts = 0
      AND ${isUp ? sql`next_attempt_at > ${until}` : sql`next_attempt_at < ${until}`}`);
}

/**
 * A failing provider rests longer with every failure in a row; the first success after its rest wakes it. A refusal shows
 * that it works. What ends while it rests was asked before, and shortens no rest that the provider asked for.
 */
async function updateBackoff(tx: Ctx, { id }: Channel, outcome: Outcome): Promise<void> {
  if (outcome.kind !== 'retry') {
    const unsnoozed = await tx.db.$executeRaw(sql`
      UPDATE channel_rest SET failures = 0, rests_until = NULL, failing_since = NULL, is_told = false
      WHERE channel = ${id} AND failures > 0 AND (rests_until IS NULL OR rests_until <= ${tx.now}::timestamptz)`);
    if (unsnoozed > 0) await recallThoseAside(tx, id);
    return;
  }
  const known = await tx.db.channelRest.findUnique({ where: { channel: id } });
  const isResting = known?.rests_until !== null && known?.rests_until !== undefined && known.rests_until > tx.now;
  const failures = (known?.failures ?? 0) + (isResting ? 0 : 1);
  const rests_until = new Date(tx.now.getTime() + Math.max(outcome.afterMs ?? 0, backOffMs(failures, Math.random())));
  const failing_since = known?.failing_since ?? tx.now;
  await tx.db.channelRest.upsert({
    where: { channel: id },
    create: { channel: id, failures, rests_until, failing_since, last_error: outcome.reason },
    update: { failures, rests_until, failing_since, last_error: outcome.reason },
  });
}
