import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type OrderSyncFailure = {
  /** The name of the source that orders come from. */
  sourceName: string;
  /** Why, in a sentence. */
  message: string;
  actionUrl: string | null;
  metadata?: Readonly<Record<string, unknown>>;
};

/** Tells staff that orders could not be fetched. The same reason from the same source is counted for an hour. */
export function notifyOrderSyncFailure(
  ctx: Ctx,
  { sourceName, message, actionUrl, metadata }: OrderSyncFailure,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: 'order_sync_failure',
    priority: 'high',
    title: `Order sync failed: ${sourceName}`,
    message,
    fingerprint: JSON.stringify([sourceName, message]),
    action_required: true,
    action_url: actionUrl,
    notification_metadata: { ...metadata, source_name: sourceName },
  });
}
