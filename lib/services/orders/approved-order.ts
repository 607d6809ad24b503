import type { ApprovedOrder, Order } from '@/lib/contracts/marketplace/marketplace';
import type { OrderStateName } from '@/lib/contracts/marketplace/names';

const sentences: Partial<Record<OrderStateName, string>> = {
  'pending-project': 'The order is approved. It waits for the start of the project.',
  'pending-start-date': 'The order is approved. It waits for its start date.',
  'pending-provider': 'The order is approved. It waits for the provider.',
};

/** An order with what its approval has led to, in a sentence. */
export function withOutcome(order: Order): ApprovedOrder {
  return { ...order, detail: sentences[order.state] ?? 'The order is approved.' };
}
