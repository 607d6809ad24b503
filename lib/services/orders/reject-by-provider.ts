import { rejectByProviderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';

/** Rejects an order for its provider. @throws not_found, not_allowed, moved_on */
export function rejectByProvider(
  ctx: Ctx,
  { provider_rejection_comment, uuid }: InputOf<typeof rejectByProviderOperation>,
): Promise<AnswerOf<typeof rejectByProviderOperation>> {
  return moveOrder(ctx, uuid, { ...rejectingForProvider, data: { provider_rejection_comment } });
}

export const rejectingForProvider: OrderMove = {
  operation: rejectByProviderOperation.id,
  permission: 'PROVIDER',
  done: 'rejected',
  from: ['PENDING_PROVIDER'],
  next: () => 'REJECTED',
};
