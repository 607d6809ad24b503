import { cancelOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';

/** Cancels an order that still waits, for whatever it waits. @throws not_found, not_allowed, moved_on */
export function cancelOrder(
  ctx: Ctx,
  { uuid }: InputOf<typeof cancelOrderOperation>,
): Promise<AnswerOf<typeof cancelOrderOperation>> {
  return moveOrder(ctx, uuid, cancelling);
}

export const cancelling: OrderMove = {
  operation: cancelOrderOperation.id,
  done: 'cancelled',
  permission: 'ORDER.CANCEL',
  from: ['PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE'],
  next: () => 'CANCELED',
};
