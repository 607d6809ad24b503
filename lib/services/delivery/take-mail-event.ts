import { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import { uuid } from '@/lib/contracts/common';
import type { ingestResendOperation, MailEvent } from '@/lib/contracts/delivery/mail-events';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { MailProviderActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { type MailEventChange, mailEventChange } from '@/lib/services/delivery/mail-event-change';
import { notifyOfFailedDelivery } from '@/lib/services/delivery/notify-of-failure';

/** Every mail carries the id of its delivery, so that it is found although the answer to sending it was lost. */
const ourTag = z.looseObject({ delivery: uuid, resends: z.coerce.number().int().catch(0) });

/** What the delivery has become; a state of null where nothing changed. */
type Taken = { state: string | null; recipient: string; last_error: string; about: unknown };

/**
 * Takes what the mail provider says of a mail. Every attempt to say it is taken once, and only the first changes anything.
 * @throws not_authenticated for an attempt that was taken before, not_allowed for any other caller
 */
export async function takeMailEvent(ctx: Ctx, event: MailEvent): Promise<AnswerOf<typeof ingestResendOperation>> {
  const { actor } = ctx;
  if (!can(actor, 'MAIL_PROVIDER') || actor.kind !== 'mail_provider') throw new DomainError('not_allowed');
  return transaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<Taken[]>(sql`
      WITH ${receipt(tx, actor)}, ${moved(tx, event)}
      SELECT moved.* FROM receipt LEFT JOIN moved ON true`);
    if (row === undefined)
      throw new DomainError('not_authenticated', { detail: 'This request was already processed.' });
    if (row.state === null) return { status: 'ignored' };
    if (row.state !== 'sent' && row.state !== 'delivered') {
      await notifyOfFailedDelivery(tx, { ...row, channel: 'email', state: row.state, reason: row.last_error });
    }
    tx.touch({ topic: 'deliveries' });
    return { status: 'recorded' };
  });
}

/** No row for an attempt that is not newer than those before; is_first for the first of them. */
function receipt({ now }: Ctx, { messageId, signedAt }: MailProviderActor): Sql {
  return sql`receipt AS (
    INSERT INTO received_webhook AS known (message_id, signed_at, received_at)
    VALUES (${messageId}, ${signedAt}::timestamptz, ${now}::timestamptz)
    ON CONFLICT (message_id) DO UPDATE SET signed_at = excluded.signed_at WHERE known.signed_at < excluded.signed_at
    RETURNING xmax = 0 AS is_first)`;
}

/**
 * What we gave up ourselves may have arrived all the same; what we never sent has not. A process that is just sending keeps
 * its lease's id, by which it records its attempt.
 */
function moved({ now }: Ctx, event: MailEvent): Sql {
  const change = mailEventChange(event);
  if (change === null) return sql`moved AS (SELECT NULL AS state WHERE false)`;
  return sql`moved AS (
    UPDATE delivery SET ${columns(change)}, provider_id = coalesce(delivery.provider_id, ${event.data.email_id ?? null}),
      event_at = ${event.created_at}::timestamptz, modified = ${now}::timestamptz,
      sent_at = coalesce(delivery.sent_at, ${event.created_at}::timestamptz), next_attempt_at = NULL, lease_until = NULL
    FROM receipt
    WHERE receipt.is_first AND delivery.channel = 'email' AND ${isMeant(event)}
      AND (delivery.state <> 'suppressed' OR delivery.event_rank > 0)
      AND (delivery.event_rank, coalesce(delivery.event_at, '-infinity')) < (${change.rank}, ${event.created_at}::timestamptz)
    RETURNING delivery.state, delivery.recipient, delivery.last_error, (SELECT outbox.payload -> 'facts' -> 'type'
      FROM outbox_message AS outbox WHERE outbox.id = delivery.outbox_message_id) AS about)`;
}

function columns({ rank, state, reason, error }: MailEventChange): Sql {
  return sql`event_rank = ${rank}, state = ${state}, reason = ${reason}, last_error = ${error}`;
}

function isMeant({ data }: MailEvent): Sql {
  const tags = ourTag.safeParse(data.tags);
  // What is said of the mail before it was sent once more says nothing of the one that is on its way.
  if (tags.success)
    return sql`delivery.id = ${tags.data.delivery}::uuid AND delivery.resends = ${tags.data.resends}::int`;
  return sql`delivery.provider_id = ${data.email_id ?? ''}`;
}
