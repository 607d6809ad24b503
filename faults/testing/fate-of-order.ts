import { database } from '@/lib/db/client';

/** Everything that an execution leaves behind. */
export async function fateOfOrder(orderId: string) {
  const about = { object_id: orderId, action_type: 'pending_order' };
  const [order, open, successes] = await Promise.all([
    database().order.findUniqueOrThrow({ where: { id: orderId } }),
    database().userAction.count({ where: { ...about, status: 'open' } }),
    database().userActionExecution.count({ where: { ...about, success: true } }),
  ]);
  return {
    state: order.state,
    isReviewed: order.consumer_reviewed_at !== null,
    open,
    successes,
  };
}

/** What is left of an order that nobody has dealt with: its manager and its owner are asked. */
export const untouched = { state: 'PENDING_CONSUMER', isReviewed: false, open: 2, successes: 0 };

/** What is left of an order that was approved, with everything that follows. */
export const moved = { state: 'EXECUTING', isReviewed: true, open: 0, successes: 1 };
