import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { withdrawMails } from '@/lib/services/ledger/withdraw-mails';

/**
 * Takes back the mails that have waited, for quiet hours or for the provider, while what they were decided by changed: the
 * person left or no longer belongs to those it is for, or has stopped the digest. The ledger says why. Inside a transaction.
 */
export function withdraw(tx: Ctx): Promise<number> {
  const at = sql`${tx.now}::timestamptz`;
  return withdrawMails(tx, sql`waiting.next_attempt_at <= ${at} AND waiting.created < ${at} - interval '1 minute'`);
}
