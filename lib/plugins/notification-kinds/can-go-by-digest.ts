import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** Whether people can have a kind in the notification digest. */
export function canGoByDigest({ channels, digestOf, isDaily }: NotificationKind): boolean {
  return digestOf === null && !isDaily && channels['email']?.choices.includes('digest') === true;
}
