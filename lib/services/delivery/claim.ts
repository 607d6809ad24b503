import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { MailContent, OutgoingMessage } from '@/lib/plugins/channels/channel';
import type { StoredMessage } from '@/lib/services/messages/compose-message';

/** Longer than any attempt may take; then the process that held it counts as dead. */
const LEASE = sql`interval '1 minute'`;

/** A delivery that this process may send until its lease ends. */
export type Claimed = {
  leaseId: string;
  /** The outbox message that it delivers. */
  messageId: string;
  attempts: number;
  created: Date;
  message: Omit<OutgoingMessage, 'mail'>;
  userId: string | null;
  /** The mail in whole; or what it is written from, at sending; or why it is neither. */
  mail: MailContent | StoredMessage | Unreadable;
};

/** Why the message of a delivery cannot be sent. */
export type Unreadable = { error: unknown };

/** What is sent of a message, to people and to systems. */
const sendable = z.object({
  subject: z.string().default(''),
  html: z.string().optional(),
  text: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  facts: z.record(z.string(), z.unknown()).default({}),
  priority_rank: z.int().catch(2),
});

type Row = {
  id: string;
  message_id: string;
  kind: string;
  recipient: string;
  user_id: string | null;
  attempts: number;
  created: Date;
  resends: number;
  subject_type: string | null;
  subject_id: string | null;
  payload: unknown;
};

/** Takes the most pressing deliveries that are due on a channel, oldest first; no other process gets them meanwhile. */
export async function claim(ctx: Ctx, channel: string, size: number): Promise<Claimed[]> {
  const leaseId = randomUUID();
  const rows = await ctx.db.$queryRaw<Row[]>(sql`
    WITH chosen AS MATERIALIZED (
      SELECT id FROM delivery
      WHERE channel = ${channel} AND state = 'queued' AND next_attempt_at <= ${ctx.now}::timestamptz
      ORDER BY priority_rank DESC, created, id LIMIT ${size} FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE delivery SET state = 'sending', reason = NULL, next_attempt_at = NULL, attempts = attempts + 1,
        lease_id = ${leaseId}::uuid, lease_until = ${ctx.now}::timestamptz + ${LEASE}, modified = ${ctx.now}::timestamptz
      FROM chosen WHERE delivery.id = chosen.id RETURNING delivery.*
    )
    SELECT claimed.id, outbox.id AS message_id, claimed.kind, claimed.recipient, claimed.user_id, claimed.attempts,
      coalesce(claimed.resent_at, claimed.created) AS created, claimed.resends, outbox.subject_type, outbox.subject_id,
      outbox.payload || coalesce(claimed.mail, '{}') AS payload
    FROM claimed JOIN outbox_message AS outbox ON outbox.id = claimed.outbox_message_id
    ORDER BY claimed.priority_rank DESC, claimed.created, claimed.id`);
  return rows.map((row) => ({ leaseId, ...claimedOf(row, channel) }));
}

/** Never throws: the claim is committed, and what cannot be read must not keep the others from being sent. */
function claimedOf(row: Row, channel: string): Omit<Claimed, 'leaseId'> {
  const { attempts, created, id, kind, message_id: messageId, recipient, resends, user_id: userId } = row;
  const read = sendable.safeParse(row.payload);
  const facts = read.data?.facts ?? {};
  const key = resends === 0 ? id : `${id}:${resends}`;
  const mail = read.success ? mailOf(read.data, row, channel) : { error: read.error };
  return { messageId, attempts, created, userId, message: { deliveryId: id, key, kind, recipient, facts }, mail };
}

function mailOf(stored: z.output<typeof sendable>, row: Row, channel: string): MailContent | StoredMessage {
  const { facts, headers, html, priority_rank, subject, text } = stored;
  if (html !== undefined || channel !== 'email') return { subject, html: html ?? '', text, headers };
  const { subject_id: id, subject_type: type } = row;
  return { facts, subject: type === null || id === null ? null : { type, id }, priority_rank };
}

/**
 * Gives back what processes that died were sending, and writes the attempt down. It may have arrived: the repetition
 * carries the same key. Inside a transaction.
 */
export async function freeLostLeases(tx: Ctx): Promise<number> {
  const at = sql`${tx.now}::timestamptz`;
  const freed = await tx.db.$executeRaw(sql`
    WITH freed AS (
      UPDATE delivery SET state = 'queued', lease_id = NULL, lease_until = NULL, next_attempt_at = ${at}, modified = ${at}
      WHERE state = 'sending' AND lease_until <= ${at} RETURNING id
    )
    INSERT INTO delivery_attempt (delivery_id, at, outcome, reason)
    SELECT id, ${at}, 'retry', 'The process that was sending it ended, so that it may have arrived.' FROM freed`);
  if (freed > 0) tx.touch({ topic: 'deliveries' });
  return freed;
}
