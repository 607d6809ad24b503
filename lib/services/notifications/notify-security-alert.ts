import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type SecurityAlert = {
  title: string;
  message: string;
  /** What tells this event from others: the same is counted for an hour. */
  fingerprint: string;
  metadata?: Readonly<Record<string, unknown>>;
};

/** Tells staff of something that may be an attack. */
export function notifySecurityAlert(
  ctx: Ctx,
  { title, message, fingerprint, metadata }: SecurityAlert,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: 'security_alert',
    priority: 'critical',
    title,
    message,
    fingerprint,
    action_required: true,
    action_url: null,
    notification_metadata: { ...metadata },
  });
}
