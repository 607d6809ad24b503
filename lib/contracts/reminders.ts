import { z } from 'zod';
import { givenInstant, instant, kindName, orderBy, pageQuery, personName, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const reminderStatuses = ['SCHEDULED', 'SENT', 'FAILED', 'CANCELLED', 'SUPERSEDED'] as const;

/** Why a reminder that was planned is not told. */
export const reminderCancellations = [
  'renewed',
  'date_moved',
  'accepted',
  'ended',
  'access_lost',
  'switched_off',
] as const;
export type ReminderCancellation = (typeof reminderCancellations)[number];

/** What somebody was to be told about a date, when, and what became of it. */
export const reminder = z.strictObject({
  id: uuid,
  kind: z.string(),
  object_type: z.string(),
  object_id: uuid,
  /** As it was called when the reminder was planned. */
  object_name: z.string(),
  /** Which end it tells of, such as the day. */
  episode: z.string(),
  /** "7 days", "grace"; null for what tells of the end itself. */
  milestone: z.string().nullable(),
  recipient: personName,
  scheduled_for: instant,
  status: z.enum(reminderStatuses),
  /** Why it was not told; null otherwise. */
  reason: z.string().nullable(),
  sent_at: instant.nullable(),
  /** Told more than 15 minutes after its time; by a digest: by a later one than that of its day. */
  is_late: z.boolean(),
  /** The delivery that tells it: null before, and once that is past its retention. */
  delivery_uuid: uuid.nullable(),
  created: instant,
  modified: instant,
});

export const listRemindersOperation = operation({
  id: 'reminders_list',
  method: 'GET',
  path: '/api/reminders/',
  summary: 'List your reminders; staff and support list everyone’s',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    kind: kindName.optional(),
    object_id: uuid.optional(),
    recipient: uuid.optional(),
    status: z.enum(reminderStatuses).optional(),
    scheduled_after: givenInstant.optional(),
    scheduled_before: givenInstant.optional(),
    o: orderBy(['scheduled_for', 'sent_at', 'status']),
  }),
  answer: z.array(reminder),
  gives: { kind: 'list' },
  errors: ['not_allowed'],
});
