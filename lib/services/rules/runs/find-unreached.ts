import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Over `delivery`, of a warning: it did not reach its reader. */
export const isUnreached = sql`delivery.channel = 'email' AND delivery.state IN ('bounced', 'failed', 'suppressed')`;

/** Over the same: why not. */
export const whyUnreached = sql`CASE delivery.state
  WHEN 'bounced' THEN CASE delivery.reason WHEN 'complained' THEN 'complained' ELSE 'bounced' END
  WHEN 'failed' THEN CASE WHEN delivery.attempts > 1 THEN 'given_up' ELSE 'refused' END
  ELSE coalesce(delivery.reason, 'no_address') END`;

/** Why the warnings that count of these rows of the ledger did not reach their readers, as it is known by now, by the ids of the rows. */
export async function findUnreached({ db }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; reason: string }[]>(sql`
    SELECT subject.id, ${whyUnreached} AS reason
    FROM rule_subject AS subject JOIN outbox_message AS message ON message.dedupe_key = subject.message_key
      JOIN delivery ON delivery.outbox_message_id = message.id
    WHERE subject.id = ANY(${ids}::uuid[]) AND subject.warned_at IS NOT NULL AND ${isUnreached}`);
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}
