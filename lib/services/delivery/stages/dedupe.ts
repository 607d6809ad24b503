import { type Sql, sql } from '@/lib/db/client';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

const RECENT = sql`interval '15 minutes'`;

/**
 * Stage 4, `deduped`: who was told of the same thing, no less urgently, a moment ago. An alert that opened again is another
 * thing, and what is for one person alone tells of none.
 */
export function dedupe(kind: NotificationKind, now: Date): Sql {
  if (kind.audience !== 'staff') return sql`deduped AS (SELECT timed.*, false AS is_repeated FROM timed)`;
  return sql`told_before AS (
    SELECT message.id AS message_id, earlier.channel, earlier.recipient
    FROM message JOIN outbox_message AS outbox ON outbox.topic = 'notice'
      AND outbox.subject_type = message.subject_type AND outbox.subject_id = message.subject_id
      AND outbox.created > ${now}::timestamptz - ${RECENT} AND outbox.id <> message.id
      AND split_part(outbox.dedupe_key, ':', 3) IS NOT DISTINCT FROM split_part(message.dedupe_key, ':', 3)
    JOIN delivery AS earlier ON earlier.outbox_message_id = outbox.id AND earlier.state NOT IN ('suppressed', 'failed', 'bounced')
      AND earlier.priority_rank >= message.priority_rank
    GROUP BY 1, 2, 3
  ), deduped AS (
    SELECT timed.*, told_before.message_id IS NOT NULL AS is_repeated
    FROM timed LEFT JOIN told_before USING (message_id, channel, recipient))`;
}
