import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import type { AnswerOf } from '@/lib/contracts/operation';
import { createTokenOperation } from '@/lib/contracts/people/people';
import type { TokenScope } from '@/lib/core/actor';
import type { Ctx } from '@/lib/db/context';
import { toApiToken, tokenColumns } from '@/lib/services/accounts/to-api-token';
import { change, changed } from '@/lib/services/audit/change';

const PREFIX_LENGTH = 8;

/** A token to be: its owner's name for it, how far it reaches, and when it expires, null for never. */
export type NewToken = { name: string; scope: TokenScope; expiresAt: Date | null };

/** Makes a token for a person. Its text is in the answer and nowhere else: only a hash is kept. */
export async function issueToken(
  ctx: Ctx,
  userId: string,
  { name, scope, expiresAt }: NewToken,
): Promise<AnswerOf<typeof createTokenOperation>> {
  const secret = newSecret();
  return change(ctx, { operation: createTokenOperation.id, subjectType: 'api_token' }, async (tx) => {
    const made = await tx.db.apiToken.create({
      data: {
        user_id: userId,
        name,
        token_hash: hashOfSecret(secret),
        prefix: secret.slice(0, PREFIX_LENGTH),
        scope,
        created: tx.now,
        expires_at: expiresAt,
      },
      select: tokenColumns,
    });
    return changed(
      { ...toApiToken(made), token: secret },
      {
        subjectId: made.id,
        ...(tx.actor.kind === 'system' && { onBehalfOfId: userId }),
        facts: { prefix: made.prefix, scope, expires_at: expiresAt?.toISOString() ?? null },
      },
    );
  });
}
