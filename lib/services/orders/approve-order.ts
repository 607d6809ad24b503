import { approveOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { withOutcome } from '@/lib/services/orders/approved-order';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';
import { nextStep } from '@/lib/services/orders/next-step';

/**
 * Approves an order that waits for its consumer. Days count in the project's zone.
 * @throws rule_broken when the customer is blocked or archived, or the project ended or removed; moved_on from any other state
 */
export async function approveOrder(
  ctx: Ctx,
  { uuid }: InputOf<typeof approveOrderOperation>,
): Promise<AnswerOf<typeof approveOrderOperation>> {
  return withOutcome(await moveOrder(ctx, uuid, approving));
}

export const approving: OrderMove = {
  operation: approveOrderOperation.id,
  done: 'approved',
  permission: 'ORDER.APPROVE',
  from: ['PENDING_CONSUMER'],
  next: (_ctx, order) => nextStep(order),
};
