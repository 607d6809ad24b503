import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import type { ApiToken, listTokensOperation } from '@/lib/contracts/people/people';
import type { Ctx } from '@/lib/db/context';
import { toApiToken, tokenColumns } from '@/lib/services/accounts/to-api-token';

/** The caller's tokens that are not revoked, those that have expired among them, newest first. */
export async function listTokens(
  ctx: Ctx,
  { page, page_size }: InputOf<typeof listTokensOperation>,
): Promise<{ rows: ApiToken[]; total: number }> {
  const { userId } = requirePerson(ctx);
  const where = { user_id: userId, revoked_at: null };
  const found = await ctx.db.apiToken.findMany({
    where,
    select: tokenColumns,
    orderBy: [{ created: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * page_size,
    take: page_size,
  });
  return { rows: found.map(toApiToken), total: await ctx.db.apiToken.count({ where }) };
}
