import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { MessageContent } from '@/lib/services/messages/notify';

/**
 * The INSERT of messages to the people of a relation (user_id, content), of whom each gets the content of that name: for kinds with
 * an addressee, and however many people there are. Who runs it asks for the delivery.
 */
export function insertToEach(
  { now }: Pick<Ctx, 'now'>,
  contents: Readonly<Record<string, MessageContent>>,
  people: Sql,
): Sql {
  const named = Object.entries(contents).map(([name, content]) => ({ name, ...content }));
  return sql`
    INSERT INTO outbox_message (topic, kind, user_id, payload, created)
    SELECT content.topic, content.kind, people.user_id, content.payload, ${now}::timestamptz
    FROM ${people} AS people JOIN jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
      AS content (name text, topic text, kind text, payload jsonb) ON content.name = people.content`;
}
