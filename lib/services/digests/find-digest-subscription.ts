import type { Ctx } from '@/lib/db/context';
import { hasNoticeDigest } from '@/lib/services/digests/notice-subscription';
import { type DigestKind, readUnsubscribeToken } from '@/lib/services/digests/unsubscribe-token';

type Subscription = { email: string; digest: DigestKind; isOn: boolean };

/** Whether the person whom a token names gets the digest that it names, and where; null for a token that we did not sign. */
export async function findDigestSubscription(ctx: Ctx, token: string): Promise<Subscription | null> {
  const named = readUnsubscribeToken(token);
  if (named === null) return null;
  const { userId, digest } = named;
  const person = await ctx.db.user.findFirst({
    where: { id: userId, status: { not: 'deleted' } },
    select: { email: true, digest_enabled: true },
  });
  if (person === null) return null;
  const isOn = digest === 'actions' ? person.digest_enabled : await hasNoticeDigest(ctx, userId);
  return { email: person.email, digest, isOn };
}
