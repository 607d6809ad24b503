import type { OrderState } from '@/lib/contracts/marketplace-names';
import { requireOpen } from '@/lib/core/closed-customer';
import { DomainError } from '@/lib/core/errors';
import { formatLongDay } from '@/lib/core/wording';
import type { FoundOrder } from '@/lib/services/orders/find-order';

/** What decides where an order goes once its customer agrees. */
type Waiting = Pick<
  FoundOrder,
  | 'type'
  | 'startOn'
  | 'today'
  | 'asksForProviderReview'
  | 'projectState'
  | 'projectEndOn'
  | 'isCustomerBlocked'
  | 'isCustomerArchived'
>;

/** Where an order goes once its customer agrees. @throws rule_broken with the sentence that says why it may not go on */
export function nextStep(order: Waiting): OrderState {
  requireOrderable(order);
  if (order.projectState === 'creating' && order.type !== 'TERMINATE') return 'PENDING_PROJECT';
  if (order.startOn !== null && order.startOn > order.today) return 'PENDING_START_DATE';
  return order.asksForProviderReview ? 'PENDING_PROVIDER' : 'EXECUTING';
}

/** Refuses what is new in a place that has ended or takes nothing new; terminating goes on until the project is removed. @throws rule_broken */
export function requireOrderable(order: Omit<Waiting, 'startOn' | 'today' | 'asksForProviderReview'>): void {
  if (order.projectState === 'soft_deleted') {
    throw new DomainError('rule_broken', { detail: 'The project has been removed.' });
  }
  if (order.type === 'TERMINATE') return;
  requireOpen({ blocked: order.isCustomerBlocked, archived: order.isCustomerArchived });
  refuseAfterEnd(order);
}

/** Refuses what is new in a project that is in grace or has expired. @throws rule_broken naming the day */
export function refuseAfterEnd({ projectEndOn, projectState }: Pick<Waiting, 'projectEndOn' | 'projectState'>): void {
  if (projectEndOn === null || (projectState !== 'in_grace' && projectState !== 'expired')) return;
  throw new DomainError('rule_broken', { detail: `This project ended on ${formatLongDay(projectEndOn)}.` });
}
