import { type Sql, sql } from '@/lib/db/client';

/** True while the message with this id is set aside: nothing is decided about it, and no digest gathers it. */
export function isSetAside(messageId: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM set_aside_message AS aside
    WHERE aside.outbox_message_id = ${messageId} AND aside.retried_at IS NULL)`;
}

/** True while the person's digest of this kind is set aside. */
export function isDigestSetAside(userId: Sql, kind: string): Sql {
  return sql`EXISTS (SELECT 1 FROM set_aside_message AS aside
    WHERE aside.user_id = ${userId} AND aside.kind = ${kind} AND aside.retried_at IS NULL)`;
}
