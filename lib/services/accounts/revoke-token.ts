import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import { revokeTokenOperation } from '@/lib/contracts/people/people';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';

/** Revokes a token of the caller's at once. @throws not_found for tokens of others and those revoked before */
export async function revokeToken(ctx: Ctx, { uuid }: InputOf<typeof revokeTokenOperation>): Promise<undefined> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: revokeTokenOperation.id, subjectType: 'api_token' }, async (tx) => {
    const revoked = await tx.db.apiToken.updateMany({
      where: { id: uuid, user_id: userId, revoked_at: null },
      data: { revoked_at: tx.now },
    });
    if (revoked.count === 0) throw new DomainError('not_found');
    return changed(undefined, { subjectId: uuid });
  });
}
