import { can } from '@/lib/auth/permissions';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { setPasswordPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/records/record-audit';

const VALID_HOURS = 72;
const HOUR_MS = 60 * 60 * 1000;

/** A link to set a password with, and the instant at which it stops working. */
export type CreatedPasswordLink = { url: string; expires_at: string };

/**
 * Makes a link through which an active person sets a password, once, within 72 hours. Only its hash is kept.
 * @throws not_allowed unless staff or Heed itself asks; not_found without such an active person
 */
export async function createPasswordLink(ctx: Ctx, { uuid }: { uuid: string }): Promise<CreatedPasswordLink> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return transaction(ctx, async (tx) => {
    const owner = await tx.db.user.findFirst({ where: { id: uuid, status: 'active' }, select: { id: true } });
    if (owner === null) throw new DomainError('not_found');
    const secret = newSecret();
    const expiresAt = new Date(tx.now.getTime() + VALID_HOURS * HOUR_MS);
    await tx.db.passwordLink.create({
      data: { user_id: owner.id, token_hash: hashOfSecret(secret), created: tx.now, expires_at: expiresAt },
    });
    await recordAudit(tx, { operation: 'password_link_create', subjectType: 'user', subjectId: owner.id });
    const url = new URL(setPasswordPage(secret), env.AUTH_URL ?? env.HEED_URL).href;
    return { url, expires_at: expiresAt.toISOString() };
  });
}
