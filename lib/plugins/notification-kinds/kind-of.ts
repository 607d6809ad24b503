import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';

/** The kind of an id; undefined for one that only another version knows. */
export function kindOf(id: string): NotificationKind | undefined {
  return notificationKinds.find((kind) => kind.id === id);
}
