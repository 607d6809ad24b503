import { undoUnsubscribeOperation } from '@/lib/contracts/delivery/digests';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeDigestSubscription } from '@/lib/services/digests/change-digest-subscription';

/** Sends digests again to the person whom the token names; once more changes nothing. @throws not_found */
export async function undoUnsubscribe(
  ctx: Ctx,
  { token }: InputOf<typeof undoUnsubscribeOperation>,
): Promise<AnswerOf<typeof undoUnsubscribeOperation>> {
  await changeDigestSubscription(ctx, { token, isSubscribed: true, operation: undoUnsubscribeOperation });
  return { status: 'subscribed' };
}
