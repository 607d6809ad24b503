import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { whyLost } from '@/lib/plugins/notification-kinds/audience-sql';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';

const ofActions = notificationKinds.filter(({ digestOf }) => digestOf === 'actions').map(({ id }) => id);

const why = sql`coalesce(${whyLost(sql`waiting.kind`)},
  CASE WHEN waiting.kind = ANY(${ofActions}::text[]) AND NOT person.digest_enabled THEN 'switched_off' END)`;

/**
 * Takes back the mails that have waited, for quiet hours or for the provider, while what they were decided by changed: the
 * person left or no longer belongs to those it is for, or has stopped the digest. The ledger says why. Inside a transaction.
 */
export async function withdraw(tx: Ctx): Promise<number> {
  const at = sql`${tx.now}::timestamptz`;
  const withdrawn = await tx.db.$executeRaw(sql`
    WITH lost AS MATERIALIZED (
      SELECT waiting.id, ${why} AS reason
      FROM delivery AS waiting JOIN user_account AS person ON person.id = waiting.user_id
        JOIN outbox_message AS message ON message.id = waiting.outbox_message_id
      WHERE waiting.channel = 'email' AND waiting.state = 'queued' AND waiting.next_attempt_at <= ${at}
        AND waiting.created < ${at} - interval '1 minute' AND ${why} IS NOT NULL
      FOR UPDATE OF waiting SKIP LOCKED
    )
    UPDATE delivery SET state = 'suppressed', reason = lost.reason, next_attempt_at = NULL, modified = ${at}
    FROM lost WHERE delivery.id = lost.id`);
  if (withdrawn > 0) tx.touch({ topic: 'deliveries' });
  return withdrawn;
}
