import type { Ctx } from '@/lib/db/context';
import { issueToken } from '@/lib/services/accounts/issue-token';

/** Makes the one token of a service account, which never expires; whatever it had before stops at once. @returns its text */
export async function issueAccountToken(tx: Ctx, userId: string): Promise<string> {
  await tx.db.apiToken.updateMany({ where: { user_id: userId, revoked_at: null }, data: { revoked_at: tx.now } });
  const { token } = await issueToken(tx, userId, { name: 'Service account', scope: 'write', expiresAt: null });
  return token;
}
