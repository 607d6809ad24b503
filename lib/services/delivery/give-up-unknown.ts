import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { channels } from '@/lib/plugins/channels/registry';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

/** For so long what nobody here knows waits for a version that knows it, as during an update. */
const PATIENCE = sql`interval '3 days'`;
const MOST_PER_RUN = 1_000;

/**
 * Messages of kinds, and deliveries on channels, that have no plug-in any more fail after three days, with the reason in
 * the ledger. Says how many.
 */
export async function giveUpUnknown(ctx: Ctx): Promise<number> {
  const names = await transaction(ctx, async (tx) => {
    const failed = [...(await failMessages(tx)), ...(await failDeliveries(tx))];
    if (failed.length > 0) tx.touch({ topic: 'deliveries' });
    for (const name of new Set(failed)) {
      const title = `Unknown ${name}: messages dropped`;
      const message = 'Messages that had waited for three days were dropped.';
      await raiseNotification(tx, 'delivery_failure', { title, message, channel: name, actionUrl: null });
    }
    return failed;
  });
  return names.length;
}

/** Whoever was to be told is not known without the kind: one row of the ledger stands for all of them. */
async function failMessages({ db, now }: Ctx): Promise<string[]> {
  const kinds = notificationKinds.map(({ id }) => id);
  const rows = await db.$queryRaw<{ kind: string }[]>(sql`
    WITH unknown AS MATERIALIZED (
      SELECT id, topic, kind, user_id, address, payload FROM outbox_message
      WHERE topic IN ('notice', 'mail') AND processed_at IS NULL AND kind <> ALL(${kinds}::text[])
        AND created <= ${now}::timestamptz - ${PATIENCE}
      ORDER BY created, id LIMIT ${MOST_PER_RUN} FOR UPDATE SKIP LOCKED
    ), done AS (
      UPDATE outbox_message AS outbox SET processed_at = ${now}::timestamptz FROM unknown WHERE outbox.id = unknown.id
    )
    INSERT INTO delivery (outbox_message_id, kind, channel, recipient, user_id, priority_rank, state, last_error, created, modified)
    SELECT unknown.id, unknown.kind, CASE unknown.topic WHEN 'mail' THEN 'email' ELSE 'in_app' END,
      CASE WHEN unknown.topic = 'mail' AND person.email IS NOT NULL THEN person.email
        ELSE coalesce(unknown.address, unknown.user_id::text, 'staff') END,
      person.id, CASE WHEN unknown.payload ->> 'priority_rank' IN ('1', '2', '3', '4') THEN (unknown.payload ->> 'priority_rank')::int ELSE 2 END, 'failed',
      'Unknown kind ' || unknown.kind || ': messages dropped.', ${now}::timestamptz, ${now}::timestamptz
    FROM unknown LEFT JOIN user_account AS person ON person.id = unknown.user_id
    ON CONFLICT (outbox_message_id, channel, recipient) DO NOTHING
    RETURNING kind`);
  return rows.map(({ kind }) => `kind ${kind}`);
}

async function failDeliveries({ db, now }: Ctx): Promise<string[]> {
  const known = channels.map(({ id }) => id);
  const rows = await db.$queryRaw<{ channel: string }[]>(sql`
    UPDATE delivery SET state = 'failed', next_attempt_at = NULL, modified = ${now}::timestamptz,
      last_error = 'Unknown channel ' || delivery.channel || ': messages dropped.'
    WHERE state = 'queued' AND id = ANY(ARRAY(
      SELECT id FROM delivery WHERE state = 'queued' AND channel <> ALL(${known}::text[])
        AND created <= ${now}::timestamptz - ${PATIENCE}
      LIMIT ${MOST_PER_RUN} FOR UPDATE SKIP LOCKED))
    RETURNING channel`);
  return rows.map(({ channel }) => `channel ${channel}`);
}
