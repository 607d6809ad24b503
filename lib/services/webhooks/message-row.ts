import { type Sql, sql } from '@/lib/db/client';
import type { RowShape } from '@/lib/db/row-shape';

/** A message to an endpoint (`told`) as the API shows it. */
export const messageRow: RowShape = {
  id: sql`told.id`,
  tables: sql`delivery AS told`,
  joins: sql`JOIN outbox_message AS outbox ON outbox.id = told.outbox_message_id`,
  json: sql`json_build_object(
    'uuid', told.id, 'kind', told.kind, 'title', coalesce(outbox.payload -> 'facts' ->> 'title', ''), 'state', told.state,
    'attempts', told.attempts, 'last_error', told.last_error, 'next_attempt_at', told.next_attempt_at,
    'sent_at', told.sent_at, 'created', told.created)`,
};

/** The messages to an endpoint. */
export function isTo(endpointId: string): Sql {
  return sql`told.channel = 'webhook' AND told.recipient = ${endpointId}`;
}
