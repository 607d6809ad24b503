import { type Sql, sql } from '@/lib/db/client';
import { isMailAddress } from '@/lib/db/is-mail-address';
import { reachedStatuses } from '@/lib/plugins/notification-kinds/audience-sql';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** Whether a mail to this address came back for good, or was marked as unwanted. Another address begins anew. */
const cameBack = sql`(SELECT CASE earlier.reason WHEN 'complained' THEN 'complained' ELSE 'bounced_before' END
  FROM delivery AS earlier WHERE deduped.channel = 'email' AND earlier.channel = 'email' AND earlier.state = 'bounced'
    AND earlier.recipient = deduped.recipient AND earlier.reason IN ('complained', 'hard_bounce') LIMIT 1)`;

/** Stage 5: the ledger gets a row for everyone and every way, also for those who are not told, with the reason. */
export function record(kind: NotificationKind, now: Date): Sql {
  return sql`decided AS (
    SELECT deduped.*, CASE
        WHEN status <> ALL(${reachedStatuses(kind)}::text[]) THEN 'inactive'
        WHEN is_muted AND channel <> 'in_app' THEN 'muted'
        WHEN told = 'off' THEN 'switched_off'
        WHEN channel = 'email' AND NOT ${isMailAddress(sql`email`)} THEN 'no_address'
        WHEN is_repeated THEN 'told_recently'
        WHEN told = 'digest' AND channel = 'email' THEN 'digest'
        ELSE ${kind.ignoresBounces ? sql`NULL` : cameBack} END AS refusal
    FROM deduped)
  INSERT INTO delivery (outbox_message_id, kind, channel, recipient, user_id, priority_rank, state, reason, next_attempt_at,
    sent_at, created, modified)
  SELECT message_id, ${kind.id}, channel, recipient, user_id, priority_rank,
    CASE WHEN refusal IS NOT NULL THEN 'suppressed' WHEN channel = 'in_app' THEN 'delivered' ELSE 'queued' END,
    coalesce(refusal, CASE WHEN held_until IS NOT NULL THEN 'quiet_hours' END),
    CASE WHEN refusal IS NULL AND channel <> 'in_app' THEN coalesce(held_until, ${now}::timestamptz) END,
    CASE WHEN refusal IS NULL AND channel = 'in_app' THEN ${now}::timestamptz END,
    ${now}::timestamptz, ${now}::timestamptz
  FROM decided ON CONFLICT (outbox_message_id, channel, recipient) DO NOTHING`;
}
