import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** Whether people can have a kind in the notification digest. */
export function canGoByDigest({ channels, digestOf }: NotificationKind): boolean {
  return digestOf === null && channels['email']?.choices.includes('digest') === true;
}
