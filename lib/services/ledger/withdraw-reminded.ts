import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { kindOf } from '@/lib/plugins/notification-kinds/kind-of';

/** A reminder that was cancelled, and the message that would have told it. */
type Cancelled = { outbox_message_id: string | null; reason: string };

type Message = { id: string; kind: string; facts: object; left: string[] };

/**
 * Takes reminders that were cancelled out of the mails that wait to tell them; mails that tell of nothing else are withdrawn, with
 * the reason in the ledger of deliveries. Three statements, or none.
 */
export async function withdrawReminded(tx: Ctx, cancelled: readonly Cancelled[]): Promise<void> {
  const reasons = new Map(
    cancelled.flatMap(({ outbox_message_id: id, reason }) => (id === null ? [] : [[id, reason]])),
  );
  if (reasons.size === 0) return;
  const messages = await tx.db.$queryRaw<Message[]>(sql`
    SELECT message.id, message.kind, message.payload -> 'facts' AS facts, ARRAY(SELECT left_over.object_id::text
      FROM reminder AS left_over WHERE left_over.recipient_id = message.user_id
        AND left_over.outbox_message_id = message.id AND left_over.status = 'SCHEDULED') AS left
    FROM outbox_message AS message WHERE message.id = ANY(${[...reasons.keys()]}::uuid[]) ORDER BY message.id FOR UPDATE`);
  await withdrawMessages(
    tx,
    messages.filter(({ left }) => left.length === 0).map(({ id }) => ({ id, reason: reasons.get(id) ?? 'outdated' })),
  );
  await rewrite(
    tx,
    messages.filter(({ left }) => left.length > 0),
  );
}

async function withdrawMessages(
  { db, now, touch }: Ctx,
  withdrawn: readonly { id: string; reason: string }[],
): Promise<void> {
  if (withdrawn.length === 0) return;
  await db.$executeRaw(sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(withdrawn)}::jsonb) AS given (id uuid, reason text)), undecided AS (
      UPDATE outbox_message AS message SET processed_at = ${now}::timestamptz
      FROM given WHERE message.id = given.id AND message.processed_at IS NULL)
    UPDATE delivery SET state = 'suppressed', reason = given.reason, next_attempt_at = NULL, modified = ${now}::timestamptz
    FROM given WHERE delivery.outbox_message_id = given.id AND delivery.digest_message_id IS NULL
      AND (delivery.state = 'queued' OR (delivery.state = 'suppressed' AND delivery.reason = 'digest'))`);
  touch({ topic: 'deliveries' });
}

/** What was written for an earlier attempt is written anew. */
async function rewrite({ db }: Ctx, messages: readonly Message[]): Promise<void> {
  const rewritten = messages.flatMap(({ facts, id, kind, left }) => {
    const found = kindOf(kind)?.without(facts, left) ?? null;
    return found === null ? [] : [{ id, facts: found }];
  });
  if (rewritten.length === 0) return;
  await db.$executeRaw(sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rewritten)}::jsonb) AS given (id uuid, facts jsonb)), unwritten AS (
      UPDATE delivery SET mail = NULL FROM given WHERE delivery.outbox_message_id = given.id AND delivery.state = 'queued')
    UPDATE outbox_message AS message SET payload = jsonb_set(message.payload, '{facts}', given.facts)
    FROM given WHERE message.id = given.id`);
}
