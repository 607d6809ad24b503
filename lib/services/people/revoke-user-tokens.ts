import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { revokeUserTokensOperation } from '@/lib/contracts/users';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { findUser } from '@/lib/services/people/user-row';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Revokes all API tokens of a person at once, such as after theirs were stolen. @throws not_found */
export async function revokeUserTokens(
  ctx: Ctx,
  { uuid }: InputOf<typeof revokeUserTokensOperation>,
): Promise<AnswerOf<typeof revokeUserTokensOperation>> {
  return transaction(ctx, async (tx) => {
    if ((await findUser(tx, uuid)) === undefined) throw new DomainError('not_found');
    const tokens = await tx.db.apiToken.updateManyAndReturn({
      where: { user_id: uuid, revoked_at: null },
      data: { revoked_at: tx.now },
      select: { id: true },
    });
    const facts = { tokens: tokens.map(({ id }) => id) };
    await recordAudit(tx, { operation: revokeUserTokensOperation.id, subjectType: 'user', subjectId: uuid, facts });
    return { revoked: tokens.length };
  });
}
