import type { Reminder } from '@/lib/contracts/history/reminders';
import { namedPage } from '@/lib/core/named-pages';
import { adminAccessNotificationsPage, ofRequirement } from '@/lib/core/routes';

/** The page of what a reminder is about, for its recipient; null where that is gone. */
export function ownPageOf({ route_name, route_params }: Reminder): string | null {
  return route_name === null ? null : namedPage(route_name, route_params);
}

/** The same for who reads everyone’s: of access, where its notices are. */
export function pageOf(reminder: Reminder): string | null {
  const requirement = reminder.route_params['requirement_uuid'];
  return requirement === undefined ? ownPageOf(reminder) : ofRequirement(adminAccessNotificationsPage, requirement);
}
