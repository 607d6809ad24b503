import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { whyLost } from '@/lib/plugins/notification-kinds/audience-sql';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { cancelEndReminders } from '@/lib/services/ledger/end-reminders';

const ofActions = notificationKinds.filter(({ digestOf }) => digestOf === 'actions').map(({ id }) => id);

const why = sql`coalesce(${whyLost(sql`waiting.kind`)},
  CASE WHEN waiting.kind = ANY(${ofActions}::text[]) AND NOT person.digest_enabled THEN 'switched_off' END)`;

/**
 * Takes back mails that wait, those of `waiting` that a condition finds, where their reader left or no longer belongs to those
 * they are for, or has stopped the digest. The ledger says why. One statement; inside a transaction.
 */
export async function withdrawMails(tx: Ctx, condition: Sql): Promise<number> {
  const withdrawn = await tx.db.$executeRaw(sql`
    WITH lost AS MATERIALIZED (
      SELECT waiting.id, ${why} AS reason
      FROM delivery AS waiting JOIN user_account AS person ON person.id = waiting.user_id
        JOIN outbox_message AS message ON message.id = waiting.outbox_message_id
      WHERE waiting.channel = 'email' AND waiting.state = 'queued' AND ${condition} AND ${why} IS NOT NULL
      FOR UPDATE OF waiting SKIP LOCKED
    )
    UPDATE delivery SET state = 'suppressed', reason = lost.reason, next_attempt_at = NULL, modified = ${tx.now}::timestamptz
    FROM lost WHERE delivery.id = lost.id`);
  if (withdrawn > 0) tx.touch({ topic: 'deliveries' });
  return withdrawn;
}

/** Takes back what people whose roles changed must not be told any more, in the same commit. */
export async function withdrawFrom(tx: Ctx, userIds: readonly string[]): Promise<void> {
  const ids = sql`ANY(${[...userIds]}::uuid[])`;
  await cancelEndReminders(tx, sql`reminder.recipient_id = ${ids}`);
  await withdrawMails(tx, sql`waiting.user_id = ${ids}`);
}
