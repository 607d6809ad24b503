import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

/** The type of these notices, by which their own deliveries are known: those raise no further ones. */
export const DELIVERY_FAILURE = 'delivery_failure';

type DeliveryFailure = {
  /** What could not be told, or what became of its way, in a few words. */
  title: string;
  /** Why, in a sentence. */
  message: string;
  /** Which way to whom: e-mail as a whole, or one endpoint. The same way is counted for an hour. */
  way: string;
  actionUrl: string | null;
};

/** Tells staff that people or systems are not reached. */
export function notifyDeliveryFailure(
  ctx: Ctx,
  { title, message, way, actionUrl }: DeliveryFailure,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: DELIVERY_FAILURE,
    priority: 'high',
    title,
    message,
    fingerprint: way,
    action_required: true,
    action_url: actionUrl,
    notification_metadata: { way },
  });
}
