import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { MailContent } from '@/lib/plugins/channels/channel';
import type { FoundNoticeDigest } from '@/lib/services/digests/find-notice-digests';

type Composed = Pick<FoundNoticeDigest, 'user_id' | 'local_day' | 'delivery_ids'> & { mail: MailContent };

/**
 * Stores digests with their mails, notes in the ledger what each tells, and says how many. Whoever has one of that day
 * already, from a run beside this one, keeps that one: the unique index decides.
 */
export async function storeNoticeDigests(tx: Ctx, digests: readonly Composed[]): Promise<number> {
  const at = sql`${tx.now}::timestamptz`;
  const [stored] = await tx.db.$queryRaw<{ queued: number }[]>(sql`
    WITH composed AS MATERIALIZED (
      SELECT uuid_v7() AS message_id, given.* FROM jsonb_to_recordset(${JSON.stringify(digests)}::jsonb)
        AS given (user_id uuid, local_day date, delivery_ids uuid[], mail jsonb)
    ), added AS (
      INSERT INTO notice_digest (user_id, local_day, outbox_message_id, created)
      SELECT user_id, local_day, message_id, ${at} FROM composed ORDER BY user_id
      ON CONFLICT (user_id, local_day) DO NOTHING RETURNING outbox_message_id
    ), queued AS MATERIALIZED (
      SELECT composed.* FROM composed JOIN added ON added.outbox_message_id = composed.message_id
    ), mailed AS (
      INSERT INTO outbox_message (id, topic, kind, user_id, dedupe_key, payload, created)
      SELECT message_id, 'mail', 'notice_digest', user_id, concat_ws(':', 'notice_digest', user_id, local_day), mail, ${at}
      FROM queued ON CONFLICT (dedupe_key) DO NOTHING
    ), noted AS (
      UPDATE delivery SET digest_message_id = told.message_id, modified = ${at}
      FROM (SELECT message_id, unnest(delivery_ids) AS id FROM queued) AS told
      WHERE delivery.id = told.id AND delivery.digest_message_id IS NULL
    )
    SELECT count(*)::int AS queued FROM queued`);
  return stored?.queued ?? 0;
}
