import { approveOrderOperation } from '@/lib/contracts/marketplace';
import type { OrderState } from '@/lib/contracts/marketplace-names';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { formatPlainDay } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import type { FoundOrder } from '@/lib/services/orders/find-order';
import { moveOrder, type OrderMove } from '@/lib/services/orders/move-order';

/**
 * Approves an order that waits for its consumer. Days count in the project's zone.
 * @throws rule_broken when the customer is blocked or archived, or the project ended or removed; moved_on from any other state
 */
export function approveOrder(
  ctx: Ctx,
  { uuid }: InputOf<typeof approveOrderOperation>,
): Promise<AnswerOf<typeof approveOrderOperation>> {
  return moveOrder(ctx, uuid, approving);
}

export const approving: OrderMove = {
  operation: approveOrderOperation.id,
  done: 'approved',
  permission: 'ORDER.APPROVE',
  from: ['PENDING_CONSUMER'],
  next: ({ now }, order) => stateAfterApproval(order, now),
};

/** Where approval takes an order. @throws rule_broken with the sentence that says why it may not be approved */
export function stateAfterApproval(order: FoundOrder, now: Date): OrderState {
  const today = dayOf(now, order.projectTimeZone ?? env.HEED_TIME_ZONE);
  refuseWhen(order.isCustomerBlocked, 'The organisation is blocked: its orders can’t be approved.');
  refuseWhen(order.isCustomerArchived, 'The organisation is archived: its orders can’t be approved.');
  refuseWhen(order.isProjectRemoved, 'The project has been removed: its orders can’t be approved.');
  if (order.projectEndOn !== null && order.projectEndOn < today) {
    const ended = `The project ended on ${formatPlainDay(order.projectEndOn)}`;
    throw new DomainError('rule_broken', { detail: `${ended}: its orders can’t be approved.` });
  }
  if (order.projectStartOn !== null && order.projectStartOn > today) return 'PENDING_PROJECT';
  if (order.startOn !== null && order.startOn > today) return 'PENDING_START_DATE';
  return order.asksForProviderReview ? 'PENDING_PROVIDER' : 'EXECUTING';
}

function refuseWhen(isBroken: boolean, detail: string): void {
  if (isBroken) throw new DomainError('rule_broken', { detail });
}
