/** The operations of notifications, loaded with the first call: they bring zod along, which the first paint does without. */
export function notificationsContract() {
  return import('@/lib/contracts/alerts/notifications');
}
