import { z } from 'zod';
import { givenInstant, instant, orderBy, pageQuery, personName, queryFlag, text, uuid } from '@/lib/contracts/common';
import { reminderStatuses } from '@/lib/contracts/history/reminders';
import { operation } from '@/lib/contracts/operation';

export const accessNotificationTypes = ['RENEWAL_NOTIFICATION', 'REVOKE_NOTIFICATION'] as const;

/** A notice of access: that it is to be renewed, or that it ended. */
export const accessNotification = z.strictObject({
  id: uuid,
  etag: z.string(),
  accessRequirementId: uuid,
  submitterId: uuid,
  recipientId: uuid,
  /** What people call the requirement. */
  label: z.string(),
  submitter_name: z.string(),
  recipient_name: z.string(),
  type: z.enum(accessNotificationTypes),
  status: z.enum(reminderStatuses),
  /** When it is to be sent. */
  timestamp: instant,
  created_on: instant,
  modified_on: instant,
  /** "2 months", "30 days"; null for revocations. */
  milestone: z.string().nullable(),
  expired_on: instant.nullable(),
  sent_at: instant.nullable(),
  is_late: z.boolean(),
  /** Why it was not sent; empty otherwise. */
  reason: z.string(),
  /** Of a renewal, the submitter’s own approval; null where there is none. */
  approval_id: uuid.nullable(),
  /** Null before it is sent, and once the delivery is past its retention. */
  delivery_uuid: uuid.nullable(),
});

export type ListedAccessNotification = z.output<typeof accessNotification>;

/** The same with each attempt to send it, the latest first. */
const notificationWithAttempts = accessNotification.extend({
  attempts: z.array(
    z.strictObject({
      at: instant,
      outcome: z.string(),
      delivery_uuid: uuid,
      /** Who had it sent again; null for the job. */
      by: personName.nullable(),
      /** Why, for the access committee and support; null where they gave no reason. */
      reason: z.string().nullable(),
    }),
  ),
});

export type AccessNotification = z.output<typeof notificationWithAttempts>;

const path = '/api/access-notifications/';
const params = z.strictObject({ id: uuid });

export const listAccessNotificationsOperation = operation({
  id: 'access_notifications_list',
  method: 'GET',
  path,
  summary: 'List notices of access to you; the access committee, staff and support list everyone’s',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    requirement: uuid.optional(),
    submitter: uuid.optional(),
    recipient: uuid.optional(),
    type: z.enum(accessNotificationTypes).optional(),
    status: z.enum(reminderStatuses).optional(),
    scheduled_before: givenInstant.optional(),
    scheduled_after: givenInstant.optional(),
    is_late: queryFlag.optional(),
    o: orderBy(['timestamp', 'sent_at']),
  }),
  answer: z.array(accessNotification),
  gives: { kind: 'list' },
});

export const readAccessNotificationOperation = operation({
  id: 'access_notifications_read',
  method: 'GET',
  path: `${path}{id}/`,
  summary: 'Read a notice of access with the attempts to send it',
  permission: 'SIGNED_IN',
  params,
  answer: notificationWithAttempts,
  errors: ['not_found'],
});

export const resendAccessNotificationOperation = operation({
  id: 'access_notifications_resend',
  method: 'POST',
  path: `${path}{id}/resend/`,
  summary: 'Send a notice that failed once more, while its cause holds; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  reachesOut: true,
  params,
  body: z.strictObject({ reason: text(500).optional() }),
  answer: notificationWithAttempts,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
