import type { OrderState } from '@/lib/contracts/marketplace/names';
import { DomainError } from '@/lib/core/errors';
import type { FoundOrder } from '@/lib/services/orders/find-order';

/** Where an order goes that nobody stops: not beside another one of its resource, nor after the resource is gone. */
export const goesOn: ReadonlySet<OrderState> = new Set([
  'PENDING_PROJECT',
  'PENDING_START_DATE',
  'PENDING_PROVIDER',
  'EXECUTING',
]);

/** Refuses that an order goes on whose resource is busy or terminated. @throws moved_on */
export function requireFreeResource({ isResourceBusy, resourceState }: FoundOrder, next: OrderState): void {
  if (!goesOn.has(next)) return;
  if (resourceState === 'TERMINATED') throw new DomainError('moved_on', { detail: 'The resource is terminated.' });
  if (isResourceBusy) throw new DomainError('moved_on', { detail: 'Another order for the resource is open.' });
}
