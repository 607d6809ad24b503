import type { AdminNotification, readNotificationOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';

/** One notification. @throws not_found */
export function readNotification(
  ctx: Ctx,
  { id }: InputOf<typeof readNotificationOperation>,
): Promise<AdminNotification> {
  return readNotificationRow(ctx, id);
}
