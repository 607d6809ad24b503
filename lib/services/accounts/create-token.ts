import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { createTokenOperation } from '@/lib/contracts/people/people';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { issueToken } from '@/lib/services/accounts/issue-token';
import { tokenExpiry } from '@/lib/services/accounts/token-expiry';

/**
 * Creates an API token for the caller; its text is in the answer, this once.
 * @throws validation_failed for an expiry that cannot be, and for the scope ingest asked for by anybody but staff
 */
export async function createToken(
  ctx: Ctx,
  { name, scope, ...asked }: InputOf<typeof createTokenOperation>,
): Promise<AnswerOf<typeof createTokenOperation>> {
  const { userId } = requirePerson(ctx);
  if (scope === 'ingest' && !can(ctx.actor, 'STAFF')) throw fieldError('scope', 'Only staff can report alerts.');
  return issueToken(ctx, userId, { name, scope, expiresAt: tokenExpiry(asked, ctx.now) });
}
