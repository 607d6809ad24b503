import type { Ctx } from '@/lib/db/context';
import { createNotification } from '@/lib/services/notifications/create-notification';

/** Raises a notice that is mailed to all staff at once. */
export function raiseCritical(ctx: Ctx, title: string) {
  return createNotification(ctx, {
    type: 'store_issue',
    priority: 'critical',
    title,
    message: 'The store is closed.',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });
}
