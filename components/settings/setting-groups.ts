import { type SettingKey, settingsSchema } from '@/lib/contracts/settings';

type Group = { title: string; keys: readonly SettingKey[] };

/** The settings as the form shows them, each under what it is about. */
export const settingGroups: readonly Group[] = [
  { title: 'Actions', keys: ['USER_ACTIONS_ENABLED', 'USER_ACTIONS_PENDING_ORDER_HOURS'] },
  {
    title: 'Expiring resources',
    keys: ['USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS', 'USER_ACTIONS_OVERDUE_DAYS'],
  },
  { title: 'Projects that end', keys: ['PROJECT_EXTENSION_MONTHS'] },
  { title: 'Invitations', keys: ['INVITATION_LIFETIME_DAYS', 'INVITATIONS_PER_DAY'] },
  {
    title: 'Digest',
    keys: ['USER_ACTIONS_HIGH_URGENCY_NOTIFICATION', 'USER_ACTIONS_NOTIFICATION_THRESHOLD'],
  },
  {
    title: 'Notifications',
    keys: [
      'NOTIFICATIONS_IMPORT_ERRORS',
      'NOTIFICATIONS_PROVIDER_FAILING_MINUTES',
      'NOTIFICATIONS_DELIVERY_FAILING_MINUTES',
    ],
  },
  { title: 'Platform alerts', keys: ['ALERTS_REOPEN_MINUTES', 'ALERTS_STORM_PER_MINUTE'] },
  {
    title: 'History',
    keys: [
      'USER_ACTIONS_EXECUTION_RETENTION_DAYS',
      'RULE_SNAPSHOTS_RETENTION_DAYS',
      'SUBMISSIONS_RETENTION_DAYS',
      'REMINDERS_RETENTION_DAYS',
    ],
  },
];

/** What each setting is called. */
export const settingNames: Record<SettingKey, string> = {
  USER_ACTIONS_ENABLED: 'Find actions',
  USER_ACTIONS_PENDING_ORDER_HOURS: 'Hours before an order needs attention',
  USER_ACTIONS_HIGH_URGENCY_NOTIFICATION: 'Digest for high urgency',
  USER_ACTIONS_NOTIFICATION_THRESHOLD: 'Digest threshold (actions)',
  USER_ACTIONS_EXECUTION_RETENTION_DAYS: 'History retention (days)',
  USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: 'Reminder days',
  USER_ACTIONS_OVERDUE_DAYS: 'Keep overdue resources (days)',
  PROJECT_EXTENSION_MONTHS: 'Extend projects by (months)',
  INVITATION_LIFETIME_DAYS: 'Invitations expire after (days)',
  INVITATIONS_PER_DAY: 'Invitations per person and day',
  ALERTS_REOPEN_MINUTES: 'Alert reopen window (minutes)',
  ALERTS_STORM_PER_MINUTE: 'Alert storm threshold (per minute)',
  NOTIFICATIONS_IMPORT_ERRORS: 'Import errors before notifying',
  NOTIFICATIONS_PROVIDER_FAILING_MINUTES: 'Provider failures before notifying (minutes)',
  NOTIFICATIONS_DELIVERY_FAILING_MINUTES: 'Email failures before notifying (minutes)',
  RULE_SNAPSHOTS_RETENTION_DAYS: 'Keep lists of rule previews (days)',
  SUBMISSIONS_RETENTION_DAYS: 'Keep ended access requests (days)',
  REMINDERS_RETENTION_DAYS: 'Keep reminders of what was deleted (days)',
};

/** The least and the most of a number; null for settings of other kinds. */
export function boundsOf(key: SettingKey): { least: number; most: number } | null {
  const schema = settingsSchema.shape[key];
  if (!('minValue' in schema)) return null;
  const { minValue, maxValue } = schema;
  return minValue === null || maxValue === null ? null : { least: minValue, most: maxValue };
}

/** A setting's value as people read it. */
export function formatValue(value: boolean | number | readonly number[]): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : value.join(', ');
}
