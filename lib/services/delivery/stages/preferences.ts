import { type Sql, sql } from '@/lib/db/client';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** Stage 2, `preferred`: the ways to reach each of the audience, and when they want to be told on each. */
export function preferences(kind: NotificationKind): Sql {
  const names = Object.keys(kind.channels);
  const defaults = Object.values(kind.channels).map((setting) => setting.default);
  return sql`preferred AS (
    SELECT audience.*, way.channel,
      CASE way.channel WHEN 'email' THEN ascii_address(audience.email) ELSE audience.user_id::text END AS recipient,
      CASE WHEN ${kind.isMandatory} THEN 'at_once'
        WHEN ${kind.digestOf === 'actions'} THEN CASE WHEN audience.digest_enabled THEN 'at_once' ELSE 'off' END
        WHEN ${kind.isDaily} THEN CASE coalesce(preference."when", way.default_when) WHEN 'off' THEN 'off' ELSE 'at_once' END
        ELSE coalesce(preference."when", way.default_when) END AS told
    FROM audience CROSS JOIN unnest(${names}::text[], ${defaults}::text[]) AS way (channel, default_when)
    LEFT JOIN notification_preference AS preference
      ON preference.user_id = audience.user_id AND preference.kind = ${kind.id} AND preference.channel = way.channel)`;
}
