import { type Sql, sql } from '@/lib/db/client';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** What staff are told goes to other systems too: a row of the ledger for each endpoint that asks for it. */
export function recordEndpoints(kind: NotificationKind, messageIds: readonly string[], now: Date): Sql {
  const at = sql`${now}::timestamptz`;
  return sql`
    INSERT INTO delivery (outbox_message_id, kind, channel, recipient, priority_rank, state, next_attempt_at, created, modified)
    SELECT message.id, ${kind.id}, 'webhook', endpoint.id::text, coalesce((message.payload ->> 'priority_rank')::int, 2), 'queued',
      ${at}, ${at}, ${at}
    FROM outbox_message AS message JOIN webhook_endpoint AS endpoint
      ON endpoint.is_enabled AND (cardinality(endpoint.kinds) = 0
        OR endpoint.kinds && ARRAY[${kind.id}, message.payload -> 'facts' ->> 'type'])
    WHERE message.id = ANY(${messageIds}::uuid[])
    ON CONFLICT (outbox_message_id, channel, recipient) DO NOTHING`;
}
