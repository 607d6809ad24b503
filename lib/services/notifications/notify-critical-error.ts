import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type CriticalError = {
  /** What broke: the name of a job or a part of Heed. */
  subject: string;
  /** What is known of the reason, in a sentence. */
  message: string;
  metadata?: Readonly<Record<string, unknown>>;
};

/** Tells staff of a fault that nobody expected. The same subject is counted for an hour, whatever the reason. */
export function notifyCriticalError(
  ctx: Ctx,
  { subject, message, metadata }: CriticalError,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: 'critical_error',
    priority: 'critical',
    title: `Something went wrong: ${subject}`,
    message,
    fingerprint: subject,
    action_required: true,
    action_url: null,
    notification_metadata: { ...metadata, subject },
  });
}
