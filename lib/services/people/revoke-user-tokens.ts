import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { revokeUserTokensOperation } from '@/lib/contracts/people/users';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findUser } from '@/lib/services/people/user-row';

/** Revokes all API tokens of a person at once, such as after theirs were stolen. @throws not_found */
export async function revokeUserTokens(
  ctx: Ctx,
  { uuid }: InputOf<typeof revokeUserTokensOperation>,
): Promise<AnswerOf<typeof revokeUserTokensOperation>> {
  return change(ctx, { operation: revokeUserTokensOperation.id, subjectType: 'user' }, async (tx) => {
    if ((await findUser(tx, uuid)) === undefined) throw new DomainError('not_found');
    const tokens = await tx.db.apiToken.updateManyAndReturn({
      where: { user_id: uuid, revoked_at: null },
      data: { revoked_at: tx.now },
      select: { id: true },
    });
    const facts = { tokens: tokens.map(({ id }) => id) };
    return changed({ revoked: tokens.length }, { subjectId: uuid, facts });
  });
}
