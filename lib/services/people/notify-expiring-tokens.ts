import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { accountMailTitles } from '@/lib/emails/account-facts';
import { addEvent } from '@/lib/services/jobs/add-event';

/** How long before a token expires its owner is notified. */
const NOTICE = sql`interval '7 days'`;
/** Below whoever waits for a link. */
const RANK = 2;

/**
 * Queues an email to the owner of each token that expires within a week, once per token. Those that were created with less
 * than a week to live are left out: their owners know. Tokens of suspended people wait until the suspension is lifted.
 * One statement for all of them.
 * @throws not_allowed
 */
export async function notifyExpiringTokens(ctx: Ctx): Promise<{ notified: number }> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return transaction(ctx, async (tx) => {
    const at = sql`${tx.now}::timestamptz`;
    const notified = await tx.db.$executeRaw(sql`
      WITH due AS (
        UPDATE api_token AS token SET expiry_notified_at = ${at} FROM user_account AS person
        WHERE person.id = token.user_id AND person.status = 'active'
          AND token.revoked_at IS NULL AND token.expiry_notified_at IS NULL
          AND token.expires_at > ${at} AND token.expires_at <= ${at} + ${NOTICE}
          AND token.expires_at >= token.created + ${NOTICE}
        RETURNING token.id, token.user_id, token.name, token.expires_at
      )
      INSERT INTO outbox_message (topic, kind, user_id, payload, created)
      SELECT 'mail', 'account_security', user_id, jsonb_build_object('priority_rank', ${RANK}::int, 'facts', jsonb_build_object(
        'mail', 'token_expiring', 'title', ${accountMailTitles.token_expiring}::text, 'token_id', id, 'token_name', name,
        'expires_at', to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), ${at}
      FROM due`);
    if (notified > 0) await addEvent(tx, { type: 'delivery.requested' });
    return { notified };
  });
}
