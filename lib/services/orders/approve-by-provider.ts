import { approveByProviderOperation } from '@/lib/contracts/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';
import { requireOrderable } from '@/lib/services/orders/next-step';
/** Approves an order for its provider. @throws not_found, not_allowed, moved_on, rule_broken */
export function approveByProvider(
  ctx: Ctx,
  { uuid }: InputOf<typeof approveByProviderOperation>,
): Promise<AnswerOf<typeof approveByProviderOperation>> {
  return moveOrder(ctx, uuid, approvingForProvider);
}

export const approvingForProvider: OrderMove = {
  operation: approveByProviderOperation.id,
  permission: 'PROVIDER',
  done: 'approved',
  from: ['PENDING_PROVIDER'],
  next: (_ctx, order) => {
    requireOrderable(order);
    return 'EXECUTING';
  },
};
