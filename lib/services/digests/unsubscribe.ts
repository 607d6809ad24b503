import { unsubscribeOperation } from '@/lib/contracts/delivery/digests';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeDigestSubscription } from '@/lib/services/digests/change-digest-subscription';

/** Stops the digests of the person whom the token names; once more changes nothing. @throws not_found */
export async function unsubscribe(
  ctx: Ctx,
  { token }: InputOf<typeof unsubscribeOperation>,
): Promise<AnswerOf<typeof unsubscribeOperation>> {
  await changeDigestSubscription(ctx, { token, isSubscribed: false, operation: unsubscribeOperation });
  return { status: 'unsubscribed' };
}
