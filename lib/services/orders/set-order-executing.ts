import { setOrderExecutingOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';
import { requireOrderable } from '@/lib/services/orders/next-step';

/** Begins to execute an order, also one that failed. @throws not_found, not_allowed, moved_on, rule_broken */
export function setOrderExecuting(
  ctx: Ctx,
  { uuid }: InputOf<typeof setOrderExecutingOperation>,
): Promise<AnswerOf<typeof setOrderExecutingOperation>> {
  return moveOrder(ctx, uuid, { ...executing, data: { error_message: '', error_traceback: '', completed_at: null } });
}

export const executing: OrderMove = {
  operation: setOrderExecutingOperation.id,
  permission: 'PROVIDER',
  done: 'executed',
  from: ['PENDING_PROVIDER', 'ERRED'],
  next: (_ctx, order) => {
    requireOrderable(order);
    return 'EXECUTING';
  },
};
