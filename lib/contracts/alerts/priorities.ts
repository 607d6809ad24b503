/** Priorities of notifications, from the least to the most pressing. Without zod, so that first paints may use them. */
export const priorities = ['low', 'normal', 'high', 'critical'] as const;
export type Priority = (typeof priorities)[number];

/** The types of notifications that Heed itself raises; others may be registered by whoever creates notifications. */
export const notificationTypes = [
  'import_failure',
  'order_sync_failure',
  'order_exception',
  'critical_error',
  'store_issue',
  'security_alert',
  'delivery_failure',
  'job_engine',
] as const;
