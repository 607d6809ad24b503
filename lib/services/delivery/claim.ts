import { randomUUID } from 'node:crypto';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { OutgoingMessage } from '@/lib/plugins/channels/channel';

/** Longer than any attempt may take; then the process that held it counts as dead. */
const LEASE = sql`interval '1 minute'`;

/** A delivery that this process may send until its lease ends. */
export type Claimed = { leaseId: string; attempts: number; created: Date; message: OutgoingMessage };

type Row = {
  id: string;
  kind: string;
  recipient: string;
  attempts: number;
  created: Date;
  resends: number;
  payload: {
    facts?: Record<string, unknown>;
    subject: string;
    html: string;
    text: string;
    headers?: Record<string, string>;
  };
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
    SELECT claimed.id, claimed.kind, claimed.recipient, claimed.attempts,
      coalesce(claimed.resent_at, claimed.created) AS created, claimed.resends, said.payload
    FROM claimed JOIN outbox_message AS said ON said.id = claimed.outbox_message_id
    ORDER BY claimed.priority_rank DESC, claimed.created, claimed.id`);
  return rows.map((row) => ({ leaseId, attempts: row.attempts, created: row.created, message: messageOf(row) }));
}

function messageOf({ id, kind, recipient, payload, resends }: Row): OutgoingMessage {
  const { subject, html, text, headers = {}, facts = {} } = payload;
  const key = resends === 0 ? id : `${id}:${resends}`;
  return { deliveryId: id, key, kind, recipient, facts, mail: { subject, html, text, headers } };
}

/** Gives back what processes that died were sending. It may have arrived: the repetition carries the same key. */
export async function freeLostLeases(ctx: Ctx): Promise<number> {
  return ctx.db.$executeRaw(sql`
    UPDATE delivery SET state = 'queued', lease_id = NULL, lease_until = NULL, next_attempt_at = ${ctx.now}::timestamptz,
      modified = ${ctx.now}::timestamptz
    WHERE state = 'sending' AND lease_until <= ${ctx.now}::timestamptz`);
}
