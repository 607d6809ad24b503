import { type Sql, sql } from '@/lib/db/client';
import { isForMany, isMeant } from '@/lib/plugins/notification-kinds/audience-sql';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/**
 * Stage 1, `audience`: whom each message of `message` is for. Whoever is suspended stays, to be told apart later; whoever was
 * deleted stays where they alone are meant. What is for all staff but one is not for that one. An address that no account has is for whoever reads there.
 */
export function audience({ audience: meant }: NotificationKind): Sql {
  const isFor = isForMany(meant)
    ? sql`${isMeant(meant)} AND person.status <> 'deleted' AND person.id IS DISTINCT FROM message.except_user_id`
    : isMeant(meant);
  const joined = meant === 'address' ? sql`LEFT JOIN` : sql`JOIN`;
  return sql`audience AS (
    SELECT message.id AS message_id, message.subject_type, message.subject_id, message.priority_rank, message.is_muted,
      person.id AS user_id, coalesce(person.email, message.address) AS email, coalesce(person.status, 'active') AS status,
      coalesce(person.digest_enabled, false) AS digest_enabled, person.time_zone, person.quiet_from_minute,
      person.quiet_until_minute, person.quiet_days, coalesce(person.quiet_enabled, false) AS quiet_enabled
    FROM message ${joined} user_account AS person ON ${isFor})`;
}
