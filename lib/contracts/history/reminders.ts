import { z } from 'zod';
import { givenInstant, instant, kindName, orderBy, pageQuery, personName, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const reminderStatuses = ['SCHEDULED', 'SENT', 'FAILED', 'CANCELLED', 'SUPERSEDED'] as const;

export const reminderKinds = ['expiring_resource', 'project_ending', 'access_renewal', 'access_revoked'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Of the end of a resource, told by the digest of actions. */
export const RESOURCE_REMINDER = 'expiring_resource' satisfies ReminderKind;

/** A reminder that is told more than so many minutes after its time is late; one of a digest by its day. */
export const LATE_AFTER_MINUTES = 15;

/** The kinds that are notices of access. */
export const accessReminderKinds = ['access_renewal', 'access_revoked'] as const satisfies readonly ReminderKind[];

/** Why a reminder of a resource or a project that was planned is not told. */
export const reminderCancellations = [
  'renewed',
  'date_moved',
  'accepted',
  'ended',
  'access_lost',
  'switched_off',
] as const;

/** Why a notice of access that was planned is not told. */
export const accessCancellations = [
  'renewed',
  'other_approval',
  'revoked',
  'expired',
  'schedule_changed',
  'period_too_short',
  'told_recently',
  'recipient_inactive',
  'requirement_archived',
  'imported',
] as const;

/** Why a reminder is superseded by another. */
export const supersedingReason = 'newer_milestone';

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
  /** The page of what it is about; null where that is gone, or not the caller’s to see. */
  route_name: z.string().nullable(),
  route_params: z.record(z.string(), z.string()),
  created: instant,
  modified: instant,
});

export type Reminder = z.output<typeof reminder>;

export const listRemindersOperation = operation({
  id: 'reminders_list',
  method: 'GET',
  path: '/api/reminders/',
  summary: 'List your reminders; staff and support list everyone’s',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    kind: z.array(kindName).max(20).optional().describe('Repeatable.'),
    object_id: uuid.optional(),
    requirement: uuid.optional().describe('The access requirement that notices of access are about.'),
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
