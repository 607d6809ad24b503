import type { OrderState } from '@/lib/contracts/marketplace/names';
import type { ProjectState } from '@/lib/contracts/projects/life';
import { closedSentence } from '@/lib/core/closed-customer';
import type { Day } from '@/lib/core/dates';
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

/** Why nothing new is ordered in a place, because it has ended or takes nothing new; null where it may be. Terminating goes on until the project is removed. */
export function orderError(order: Omit<Waiting, 'startOn' | 'today' | 'asksForProviderReview'>): string | null {
  if (order.projectState === 'soft_deleted') return 'The project has been removed.';
  if (order.type === 'TERMINATE') return null;
  return (
    closedSentence({ blocked: order.isCustomerBlocked, archived: order.isCustomerArchived }) ?? endedSentence(order)
  );
}

/** @throws rule_broken with the sentence of `orderError` */
export function requireOrderable(order: Parameters<typeof orderError>[0]): void {
  throwRuleBroken(orderError(order));
}

type End = Pick<Waiting, 'projectEndOn' | 'projectState'>;

/** Refuses what is new in a project that is in grace or has expired. @throws rule_broken naming the day */
export function requireNotEnded(project: End): void {
  throwRuleBroken(endedSentence(project));
}

type Deletion = {
  state: ProjectState | null;
  /** The day of the deletion in the project's zone. */
  removedOn: Day | null;
};

/** Refuses changes in a project that was deleted. @throws moved_on naming the day */
export function requireNotDeleted({ removedOn, state }: Deletion): void {
  if (state !== 'soft_deleted') return;
  const day = removedOn === null ? 'an earlier day' : formatLongDay(removedOn);
  throw new DomainError('moved_on', { detail: `This project was deleted on ${day}.` });
}

function endedSentence({ projectEndOn, projectState }: End): string | null {
  if (projectEndOn === null || (projectState !== 'in_grace' && projectState !== 'expired')) return null;
  return `This project ended on ${formatLongDay(projectEndOn)}.`;
}

function throwRuleBroken(detail: string | null): void {
  if (detail !== null) throw new DomainError('rule_broken', { detail });
}
