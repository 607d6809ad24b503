import type { Ctx } from '@/lib/db/context';
import { readUnsubscribeToken } from '@/lib/services/digests/unsubscribe-token';

/** Whether the person whom a token names gets digests, and where; null for a token that we did not sign. */
export async function findDigestSubscription(
  ctx: Ctx,
  token: string,
): Promise<{ email: string; digest_enabled: boolean } | null> {
  const id = readUnsubscribeToken(token);
  if (id === null) return null;
  return ctx.db.user.findFirst({
    where: { id, status: { not: 'deleted' } },
    select: { email: true, digest_enabled: true },
  });
}
