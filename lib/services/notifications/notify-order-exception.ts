import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type OrderException = {
  /** The order's key at its source. */
  orderKey: string;
  sourceName: string;
  unmatchedProducts: readonly string[];
  actionUrl: string | null;
};

/** Tells staff that an order names products that nobody offers. Once per order within an hour. */
export function notifyOrderException(
  ctx: Ctx,
  { orderKey, sourceName, unmatchedProducts, actionUrl }: OrderException,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: 'order_exception',
    priority: 'normal',
    title: `Order ${orderKey} has unmatched products`,
    message: `From ${sourceName}: ${unmatchedProducts.join(', ')}`,
    fingerprint: JSON.stringify([sourceName, orderKey]),
    action_required: true,
    action_url: actionUrl,
    notification_metadata: {
      order_key: orderKey,
      source_name: sourceName,
      unmatched_products: unmatchedProducts.slice(0, 100),
    },
  });
}
