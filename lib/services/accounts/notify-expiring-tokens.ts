import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { accountSecurity } from '@/lib/plugins/notification-kinds/account-security';
import { messageOf, type NewMessage, queueMessages } from '@/lib/services/messages/notify';

/** How long before a token expires its owner is notified. */
const NOTICE = sql`interval '7 days'`;

type Due = { token_id: string; user_id: string; token_name: string; expires_at: Date };

/**
 * Queues an email to the owner of each token that expires within a week, once per token. Those that were created with less
 * than a week to live are left out: their owners know. Tokens of suspended people wait until the suspension is lifted.
 * Two statements for all of them.
 * @throws not_allowed
 */
export async function notifyExpiringTokens(ctx: Ctx): Promise<{ notified: number }> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return transaction(ctx, async (tx) => {
    const at = sql`${tx.now}::timestamptz`;
    const due = await tx.db.$queryRaw<Due[]>(sql`
      UPDATE api_token AS token SET expiry_notified_at = ${at} FROM user_account AS person
      WHERE person.id = token.user_id AND person.status = 'active'
        AND token.revoked_at IS NULL AND token.expiry_notified_at IS NULL
        AND token.expires_at > ${at} AND token.expires_at <= ${at} + ${NOTICE}
        AND token.expires_at >= token.created + ${NOTICE}
      RETURNING token.id AS token_id, token.user_id, token.name AS token_name, token.expires_at`);
    await queueMessages(tx, due.map(messageFor));
    return { notified: due.length };
  });
}

function messageFor({ expires_at, token_id, token_name, user_id }: Due): NewMessage {
  const facts = { mail: 'token_expiring', token_id, token_name, expires_at: expires_at.toISOString() } as const;
  // Below whoever waits for a link.
  return messageOf(accountSecurity, facts, { to: user_id, priority: 'normal' });
}
