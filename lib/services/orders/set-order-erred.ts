import { setOrderErredOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';

/** Says that an order failed. @throws not_found, not_allowed, moved_on */
export function setOrderErred(
  ctx: Ctx,
  { error_message, error_traceback, uuid }: InputOf<typeof setOrderErredOperation>,
): Promise<AnswerOf<typeof setOrderErredOperation>> {
  return moveOrder(ctx, uuid, { ...failing, data: { error_message, error_traceback } });
}

export const failing: OrderMove = {
  operation: setOrderErredOperation.id,
  permission: 'PROVIDER',
  done: 'failed',
  from: ['PENDING_PROVIDER', 'EXECUTING'],
  next: () => 'ERRED',
};
