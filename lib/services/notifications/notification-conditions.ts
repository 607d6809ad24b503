import type { listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { Priority } from '@/lib/contracts/alerts/priorities';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { type Conditions, equals, hasWords, holds } from '@/lib/db/conditions';
import { rankOfPriority } from '@/lib/services/notifications/notification-row';

/** What each filter of the notifications asks, under the aliases of `noticesFor`. */
export const notificationConditions: Conditions<InputOf<typeof listNotificationsOperation>> = {
  type: equals(sql`notice.type`),
  priority: (priority: Priority) => sql`notice.priority_rank = ${rankOfPriority(priority)}`,
  is_read: holds(sql`own.read_at IS NOT NULL`),
  is_handled: holds(sql`notice.handled_at IS NOT NULL`),
  action_required: equals(sql`notice.action_required`),
  q: hasWords(sql`(notice.title || ' ' || notice.message)`),
};
