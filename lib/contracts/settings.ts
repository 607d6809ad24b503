import { z } from 'zod';
import { instant } from '@/lib/contracts/common';
import { reminderSchedule } from '@/lib/contracts/marketplace/reminder-schedule';
import { operation } from '@/lib/contracts/operation';

/** Every setting of the installation: its type and its bounds. */
export const settingsSchema = z.strictObject({
  USER_ACTIONS_ENABLED: z.boolean(),
  USER_ACTIONS_PENDING_ORDER_HOURS: z.int().min(1).max(168),
  USER_ACTIONS_HIGH_URGENCY_NOTIFICATION: z.boolean(),
  USER_ACTIONS_NOTIFICATION_THRESHOLD: z.int().min(0).max(10_000),
  USER_ACTIONS_EXECUTION_RETENTION_DAYS: z.int().min(1).max(3650),
  USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: reminderSchedule,
  USER_ACTIONS_OVERDUE_DAYS: z.int().min(0).max(3650),
  PROJECT_EXTENSION_MONTHS: z.int().min(1).max(120),
  INVITATION_LIFETIME_DAYS: z.int().min(1).max(90),
  INVITATIONS_PER_DAY: z.int().min(1).max(10_000),
  ALERTS_REOPEN_MINUTES: z.int().min(0).max(10_080),
  ALERTS_STORM_PER_MINUTE: z.int().min(1).max(100_000),
  NOTIFICATIONS_IMPORT_ERRORS: z.int().min(1).max(1_000_000),
  NOTIFICATIONS_PROVIDER_FAILING_MINUTES: z.int().min(0).max(10_080),
  NOTIFICATIONS_DELIVERY_FAILING_MINUTES: z.int().min(0).max(10_080),
  // An approval may be bound to a preview for three days.
  RULE_SNAPSHOTS_RETENTION_DAYS: z.int().min(4).max(3650),
  SUBMISSIONS_RETENTION_DAYS: z.int().min(1).max(3650),
  REMINDERS_RETENTION_DAYS: z.int().min(1).max(3650),
});

export type Settings = z.output<typeof settingsSchema>;
export type SettingKey = keyof Settings;

/** What counts until somebody decides otherwise. */
export const defaultSettings: Settings = {
  USER_ACTIONS_ENABLED: true,
  USER_ACTIONS_PENDING_ORDER_HOURS: 24,
  USER_ACTIONS_HIGH_URGENCY_NOTIFICATION: true,
  USER_ACTIONS_NOTIFICATION_THRESHOLD: 5,
  USER_ACTIONS_EXECUTION_RETENTION_DAYS: 90,
  USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: [30, 14, 7, 1],
  USER_ACTIONS_OVERDUE_DAYS: 30,
  PROJECT_EXTENSION_MONTHS: 12,
  INVITATION_LIFETIME_DAYS: 7,
  INVITATIONS_PER_DAY: 100,
  ALERTS_REOPEN_MINUTES: 60,
  ALERTS_STORM_PER_MINUTE: 100,
  NOTIFICATIONS_IMPORT_ERRORS: 5,
  NOTIFICATIONS_PROVIDER_FAILING_MINUTES: 60,
  NOTIFICATIONS_DELIVERY_FAILING_MINUTES: 15,
  RULE_SNAPSHOTS_RETENTION_DAYS: 30,
  SUBMISSIONS_RETENTION_DAYS: 365,
  REMINDERS_RETENTION_DAYS: 1095,
};

/** What each setting does, for the screen and the API's readers. */
export const settingDescriptions: Record<SettingKey, string> = {
  USER_ACTIONS_ENABLED: 'Find actions, show them and send digests. When off, lists are empty and nothing is computed.',
  USER_ACTIONS_PENDING_ORDER_HOURS: 'Hours an order may wait before it becomes an action.',
  USER_ACTIONS_HIGH_URGENCY_NOTIFICATION: 'Send a digest as soon as one action has high urgency.',
  USER_ACTIONS_NOTIFICATION_THRESHOLD: 'Send a digest when a person has more open actions than this.',
  USER_ACTIONS_EXECUTION_RETENTION_DAYS: 'Days to keep the history of executed actions.',
  USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: 'Days before the end at which a resource becomes more urgent.',
  USER_ACTIONS_OVERDUE_DAYS: 'Days an expired resource stays on the list.',
  PROJECT_EXTENSION_MONTHS: 'Months by which a project is extended from the list of actions.',
  INVITATION_LIFETIME_DAYS: 'Days after which an invitation expires, counted from its last email.',
  INVITATIONS_PER_DAY: 'Invitations one person may make per day.',
  ALERTS_REOPEN_MINUTES: 'Minutes after resolution in which an alert reopens rather than starting a new one.',
  ALERTS_STORM_PER_MINUTE: 'New alerts one source may open per minute. More are combined into one storm alert.',
  NOTIFICATIONS_IMPORT_ERRORS: 'Notify staff when an import ends with at least this many errors.',
  NOTIFICATIONS_PROVIDER_FAILING_MINUTES: 'Notify staff when a provider has failed for this many minutes.',
  NOTIFICATIONS_DELIVERY_FAILING_MINUTES: 'Notify staff when no email could be sent for this many minutes.',
  RULE_SNAPSHOTS_RETENTION_DAYS: 'Days to keep the lists of rule previews.',
  SUBMISSIONS_RETENTION_DAYS: 'Days to keep rejected and cancelled access requests with their documents.',
  REMINDERS_RETENTION_DAYS: 'Days to keep reminders of what was permanently deleted.',
};

export const settingsAnswer = z.strictObject({
  values: settingsSchema,
  defaults: settingsSchema,
  modified: instant.nullable(),
  modified_by: z.string().nullable(),
});

export type SettingsAnswer = z.output<typeof settingsAnswer>;

export const readSettingsOperation = operation({
  id: 'settings_read',
  method: 'GET',
  path: '/api/settings/',
  summary: 'Read all settings',
  permission: 'STAFF',
  answer: settingsAnswer,
  gives: { kind: 'versioned' },
});

export const changeSettingsOperation = operation({
  id: 'settings_change',
  method: 'PATCH',
  path: '/api/settings/',
  summary: 'Change some settings',
  permission: 'STAFF',
  body: settingsSchema.partial(),
  answer: settingsAnswer,
  gives: { kind: 'versioned' },
});
