/** The operations of alerts, loaded with the first call: they bring zod along, which the first paint does without. */
export function alertsContract() {
  return import('@/lib/contracts/alerts/alerts');
}
