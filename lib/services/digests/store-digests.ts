import { RESOURCE_REMINDER } from '@/lib/contracts/history/reminders';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';
import type { ComposedDigest } from '@/lib/services/digests/compose-digest';

/**
 * Stores digests with their mails, notes which reminders of resources these tell, and says how many. Whoever has one of that day already, from a run beside this one,
 * keeps that one: the unique index decides. One statement, so all of it is stored or nothing.
 */
export async function storeDigests(ctx: Ctx, digests: readonly ComposedDigest[]): Promise<number> {
  const [stored] = await queryRows<{ queued: number }>(
    ctx.db,
    sql`
    WITH composed AS MATERIALIZED (
      SELECT uuid_v7() AS message_id, given.* FROM jsonb_to_recordset(${JSON.stringify(digests)}::jsonb)
        AS given (user_id uuid, local_day date, told jsonb, listed jsonb, fingerprint text, mail jsonb)
    ), added AS (
      INSERT INTO digest (user_id, local_day, outbox_message_id, told, fingerprint, created)
      SELECT user_id, local_day, message_id, told, fingerprint, ${ctx.now}::timestamptz
      FROM composed ORDER BY user_id
      ON CONFLICT (user_id, local_day) DO NOTHING
      RETURNING outbox_message_id
    ), mailed AS (
      INSERT INTO outbox_message (id, topic, kind, user_id, dedupe_key, payload, created)
      SELECT composed.message_id, 'mail', 'user_action_digest', composed.user_id,
        concat_ws(':', 'digest', composed.user_id, composed.local_day), composed.mail, ${ctx.now}::timestamptz
      FROM composed JOIN added ON added.outbox_message_id = composed.message_id
      ON CONFLICT (dedupe_key) DO NOTHING
    ), reminded AS (
      UPDATE reminder SET outbox_message_id = composed.message_id, modified = ${ctx.now}::timestamptz
      FROM composed JOIN added ON added.outbox_message_id = composed.message_id
      CROSS JOIN LATERAL jsonb_to_recordset(composed.listed) AS named (id uuid, end_date text)
      JOIN user_action AS action ON action.id = named.id AND action.action_type = ${RESOURCE_REMINDER}
      WHERE reminder.kind = ${RESOURCE_REMINDER} AND reminder.object_id = action.object_id AND reminder.recipient_id = composed.user_id
        AND reminder.episode = named.end_date AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL
    )
    SELECT count(*)::int AS queued FROM added`,
  );
  return stored?.queued ?? 0;
}
