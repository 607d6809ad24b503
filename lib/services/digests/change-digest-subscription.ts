import type { Operation } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { resumeNoticeDigest, stopNoticeDigest } from '@/lib/services/digests/notice-subscription';
import { readUnsubscribeToken } from '@/lib/services/digests/unsubscribe-token';

type RequestedSubscription = { token: string; isSubscribed: boolean; operation: Operation };
type Facts = Readonly<Record<string, unknown>>;

/**
 * Sets whether the person whom a token names gets the digest that it names. Nothing happens when that is so already.
 * @throws not_found for a token that we did not sign, and for people who are gone
 */
export async function changeDigestSubscription(
  ctx: Ctx,
  { token, isSubscribed, operation }: RequestedSubscription,
): Promise<void> {
  const named = readUnsubscribeToken(token);
  if (named === null) throw notOurs();
  const { userId, digest } = named;
  await change(ctx, { operation: operation.id, subjectType: 'user' }, async (tx) => {
    await requirePresent(tx, userId);
    const subscribe = digest === 'actions' ? changeActionDigest : changeNoticeDigest;
    const facts = await subscribe(tx, userId, isSubscribed);
    return facts === null
      ? unchanged(undefined)
      : changed(undefined, { subjectId: userId, onBehalfOfId: userId, facts });
  });
}

/** What changed; null when nothing did. */
async function changeActionDigest(tx: Ctx, id: string, isSubscribed: boolean): Promise<Facts | null> {
  const { count } = await tx.db.user.updateMany({
    where: { id, digest_enabled: !isSubscribed },
    data: { digest_enabled: isSubscribed, modified: tx.now },
  });
  return count === 0 ? null : { digest_enabled: { from: !isSubscribed, to: isSubscribed } };
}

async function changeNoticeDigest(tx: Ctx, id: string, isSubscribed: boolean): Promise<Facts | null> {
  const kinds = isSubscribed ? await resumeNoticeDigest(tx, id) : await stopNoticeDigest(tx, id);
  if (kinds.length === 0) return null;
  const change = isSubscribed ? { from: 'off', to: 'digest' } : { from: 'digest', to: 'off' };
  return Object.fromEntries(kinds.map((kind) => [`${kind}.email`, change]));
}

/** Locks the person, so that clicks wait for one another. */
async function requirePresent(tx: Ctx, id: string): Promise<void> {
  const found = await tx.db.$queryRaw<unknown[]>(
    sql`SELECT 1 FROM user_account WHERE id = ${id}::uuid AND status <> 'deleted' FOR UPDATE`,
  );
  if (found.length === 0) throw notOurs();
}

function notOurs(): DomainError {
  return new DomainError('not_found', { detail: 'This link is not valid, or its account was deleted.' });
}
