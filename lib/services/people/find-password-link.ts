import { hashOfSecret } from '@/lib/auth/token-hash';
import type { Ctx } from '@/lib/db/context';

/** A link that can still be used, and whose it is. */
export type LivePasswordLink = { id: string; user: { id: string; email: string; full_name: string } };

/** The link behind a token; null when it is unknown, used or expired, or its person is not active. */
export function findPasswordLink(ctx: Ctx, token: string): Promise<LivePasswordLink | null> {
  return ctx.db.passwordLink.findFirst({
    where: {
      token_hash: hashOfSecret(token),
      used_at: null,
      expires_at: { gt: ctx.now },
      user: { status: 'active' },
    },
    select: { id: true, user: { select: { id: true, email: true, full_name: true } } },
  });
}
