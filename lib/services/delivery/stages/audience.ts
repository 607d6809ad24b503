import { type Sql, sql } from '@/lib/db/client';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** Stage 1, `audience`: whom each message of `message` is for. Who is suspended stays, to be told apart later; who has left stays where they alone are meant. */
export function audience(kind: NotificationKind): Sql {
  const isMeant =
    kind.audience === 'staff' ? sql`person.is_staff AND person.status <> 'deleted'` : sql`person.id = message.user_id`;
  return sql`audience AS (
    SELECT message.id AS message_id, message.subject, message.priority_rank, message.is_muted, person.id AS user_id,
      person.email, person.status, person.digest_enabled, person.time_zone, person.quiet_from_minute, person.quiet_until_minute,
      person.quiet_days, person.quiet_enabled
    FROM message JOIN user_account AS person ON ${isMeant})`;
}
