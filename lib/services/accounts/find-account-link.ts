import type { LinkPurpose } from '@/lib/auth/account-link-url';
import { hashOfSecret } from '@/lib/auth/token-hash';
import type { Ctx } from '@/lib/db/context';

/** A link that can still be used, and whose it is. */
export type LiveAccountLink = {
  id: string;
  user: { id: string; email: string; full_name: string; password_hash: string | null };
};

/** The link behind a token; null when it is unknown, used or expired, for something else, or its person is not active. */
export function findAccountLink(ctx: Ctx, purpose: LinkPurpose, token: string): Promise<LiveAccountLink | null> {
  return ctx.db.accountLink.findFirst({
    where: {
      token_hash: hashOfSecret(token),
      purpose,
      used_at: null,
      expires_at: { gt: ctx.now },
      user: { status: 'active' },
    },
    select: { id: true, user: { select: { id: true, email: true, full_name: true, password_hash: true } } },
  });
}
