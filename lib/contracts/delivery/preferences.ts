import { z } from 'zod';
import { operation } from '@/lib/contracts/operation';

/** When somebody is told: as soon as it happens, once a day, or not at all. */
export const whens = ['at_once', 'digest', 'off'] as const;
export type When = (typeof whens)[number];

const when = z.enum(whens);

/** One channel of a kind: what counts now, and what may be chosen. */
export const preferredChannel = z.strictObject({
  channel: z.string(),
  when,
  default_when: when,
  choices: z.array(when),
  is_mandatory: z.boolean(),
  /** Why there is nothing to choose; null where there is. */
  reason: z.string().nullable(),
});

export const preferredKind = z.strictObject({
  kind: z.string(),
  label: z.string(),
  description: z.string(),
  is_mandatory: z.boolean(),
  channels: z.array(preferredChannel),
});

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Must be a time of day, for example 22:00.')
  .describe('HH:MM in the person’s time zone.');

/** When no mail comes that can wait. Hours that end before they begin span midnight and belong to the day they begin on. */
export const quietHours = z.strictObject({
  is_on: z.boolean(),
  from: timeOfDay,
  until: timeOfDay,
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .describe('The days they start on: 1 (Monday) to 7 (Sunday), each at most once.'),
});

export const notificationPreferences = z.strictObject({
  time_zone: z.string(),
  kinds: z.array(preferredKind),
  quiet_hours: quietHours,
});

export type PreferredChannel = z.output<typeof preferredChannel>;
export type PreferredKind = z.output<typeof preferredKind>;
export type QuietHours = z.output<typeof quietHours>;
export type NotificationPreferences = z.output<typeof notificationPreferences>;

const choice = z.strictObject({ kind: z.string().max(100), channel: z.string().max(100), when });

export type PreferenceChoice = z.output<typeof choice>;

const ROOT = '/api/notification-preferences/';

export const readNotificationPreferencesOperation = operation({
  id: 'notification_preferences_read',
  method: 'GET',
  path: ROOT,
  summary: 'Read your notification preferences and quiet hours',
  permission: 'SIGNED_IN',
  answer: notificationPreferences,
  gives: { kind: 'versioned' },
});

export const changeNotificationPreferencesOperation = operation({
  id: 'notification_preferences_change',
  method: 'PATCH',
  path: ROOT,
  summary: 'Change some of your notification preferences',
  permission: 'SIGNED_IN',
  body: z.strictObject({ choices: z.array(choice).max(100).optional(), quiet_hours: quietHours.optional() }),
  answer: notificationPreferences,
  gives: { kind: 'versioned' },
});
