import { setOrderDoneOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';

/** Completes an order that is executed. @throws not_found, not_allowed, moved_on */
export function setOrderDone(
  ctx: Ctx,
  { uuid }: InputOf<typeof setOrderDoneOperation>,
): Promise<AnswerOf<typeof setOrderDoneOperation>> {
  return moveOrder(ctx, uuid, { ...finishing, data: { completed_at: ctx.now } });
}

export const finishing: OrderMove = {
  operation: setOrderDoneOperation.id,
  permission: 'PROVIDER',
  done: 'completed',
  from: ['EXECUTING'],
  next: () => 'DONE',
};
