import { adminSetAsidePage } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { DELIVERY_FAILURE } from '@/lib/services/notifications/raised-notices';
import { reasonOf } from '@/lib/services/outbox/reason-of';

/** How notices about messages that were set aside are told from others: however many, they are one for an hour. */
const SET_ASIDE = 'messages set aside';

type Stored = { kind: string; about: string | null };

/**
 * Sets a message aside with the reason, so that the others go out, and notifies staff. False when it is set aside already,
 * by a process beside this one, or `condition` (on alias `said`) no longer holds: then nothing happens.
 */
export function setAsideMessage(ctx: Ctx, id: string, error: unknown, condition = sql`TRUE`): Promise<boolean> {
  const subject = sql`SELECT outbox.topic, outbox.kind, outbox.id AS outbox_message_id, NULL::uuid AS user_id
    FROM outbox_message AS outbox WHERE outbox.id = ${id}::uuid AND ${condition}`;
  return setAside(ctx, subject, sql`(outbox_message_id)`, error);
}

/** Sets aside a person's digest that cannot be written: they get none of this kind until staff have it tried again. */
export function setAsideDigest(ctx: Ctx, kind: string, userId: string, error: unknown): Promise<boolean> {
  const subject = sql`SELECT 'digest' AS topic, ${kind} AS kind, NULL::uuid AS outbox_message_id, ${userId}::uuid AS user_id`;
  return setAside(ctx, subject, sql`(user_id, kind) WHERE topic = 'digest'`, error);
}

/** One statement decides which of several processes sets it aside and notifies; one that was retried is set aside anew. */
async function setAside(ctx: Ctx, subject: Sql, key: Sql, error: unknown): Promise<boolean> {
  const reason = reasonOf(error);
  return transaction(ctx, async (tx) => {
    const [stored] = await tx.db.$queryRaw<Stored[]>(sql`
      INSERT INTO set_aside_message AS known (topic, kind, outbox_message_id, user_id, reason, set_aside_at)
      SELECT subject.*, ${reason}, ${tx.now}::timestamptz FROM (${subject}) AS subject
      ON CONFLICT ${key} DO UPDATE SET reason = excluded.reason, set_aside_at = excluded.set_aside_at, retried_at = NULL
        WHERE known.retried_at IS NOT NULL
      RETURNING known.kind, (SELECT outbox.payload -> 'facts' ->> 'type' FROM outbox_message AS outbox
        WHERE outbox.id = known.outbox_message_id) AS about`);
    if (stored === undefined) return false;
    tx.log.warn({ err: error, kind: stored.kind }, 'message set aside');
    tx.touch({ topic: 'deliveries' });
    if (stored.about !== DELIVERY_FAILURE) await notifyStaff(tx, reason);
    return true;
  });
}

async function notifyStaff(tx: Ctx, reason: string): Promise<void> {
  await raiseNotification(tx, 'delivery_failure', {
    title: 'A message couldn’t be processed',
    message: `It was set aside, and everything else is sent. Reason: ${reason}`,
    channel: SET_ASIDE,
    actionUrl: adminSetAsidePage,
  });
}
