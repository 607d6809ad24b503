import { approveByProviderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { withOutcome } from '@/lib/services/orders/approved-order';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';
import { requireOrderable } from '@/lib/services/orders/next-step';

/** Approves an order for its provider. @throws not_found, not_allowed, moved_on, rule_broken */
export async function approveByProvider(
  ctx: Ctx,
  { uuid }: InputOf<typeof approveByProviderOperation>,
): Promise<AnswerOf<typeof approveByProviderOperation>> {
  return withOutcome(await moveOrder(ctx, uuid, approvingForProvider));
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
