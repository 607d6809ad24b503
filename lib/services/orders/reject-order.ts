import { rejectOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';

/** Rejects an order that waits for its consumer or its provider. @throws not_found, not_allowed, moved_on */
export function rejectOrder(
  ctx: Ctx,
  { consumer_rejection_comment = '', uuid }: InputOf<typeof rejectOrderOperation>,
): Promise<AnswerOf<typeof rejectOrderOperation>> {
  return moveOrder(ctx, uuid, { ...rejecting, data: { consumer_rejection_comment } });
}

export const rejecting: OrderMove = {
  operation: rejectOrderOperation.id,
  done: 'rejected',
  permission: 'ORDER.REJECT',
  from: ['PENDING_CONSUMER', 'PENDING_PROVIDER'],
  next: () => 'REJECTED',
};
