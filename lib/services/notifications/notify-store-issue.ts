import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type StoreIssue = {
  storeName: string;
  /** What is the matter, in a few words; the same words about the same store are counted for an hour. */
  issue: string;
  message: string;
  actionUrl?: string;
};

/** Tells staff that something is the matter with one store. */
export function notifyStoreIssue(
  ctx: Ctx,
  { storeName, issue, message, actionUrl }: StoreIssue,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: 'store_issue',
    priority: 'normal',
    title: `${storeName}: ${issue}`,
    message,
    fingerprint: JSON.stringify([storeName, issue]),
    action_required: false,
    action_url: actionUrl ?? null,
    notification_metadata: { store_name: storeName, issue },
  });
}
