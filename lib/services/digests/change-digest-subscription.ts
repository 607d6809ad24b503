import type { Operation } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { readUnsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { recordAudit } from '@/lib/services/records/record-audit';

/**
 * Sets whether the person whom a token names gets digests. Nothing happens when that is so already.
 * @throws not_found for a token that we did not sign, and for people who are gone
 */
export async function changeDigestSubscription(
  ctx: Ctx,
  { token, isSubscribed, operation }: { token: string; isSubscribed: boolean; operation: Operation },
): Promise<void> {
  const userId = readUnsubscribeToken(token);
  if (userId === null) throw notOurs();
  await transaction(ctx, async (tx) => {
    const changed = await tx.db.user.updateMany({
      where: { id: userId, status: { not: 'deleted' }, digest_enabled: !isSubscribed },
      data: { digest_enabled: isSubscribed, modified: tx.now },
    });
    if (changed.count === 0) return requirePresent(tx, userId);
    await recordAudit(tx, {
      operation: operation.id,
      subjectType: 'user',
      subjectId: userId,
      onBehalfOfId: userId,
      facts: { digest_enabled: { from: !isSubscribed, to: isSubscribed } },
    });
  });
}

async function requirePresent(tx: Ctx, id: string): Promise<void> {
  if ((await tx.db.user.count({ where: { id, status: { not: 'deleted' } } })) === 0) throw notOurs();
}

function notOurs(): DomainError {
  return new DomainError('not_found', { detail: 'This link is not one of ours, or its person is gone.' });
}
