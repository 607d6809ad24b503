import { z } from 'zod';
import { accessNotificationTypes, listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import { day } from '@/lib/contracts/common';
import { reminderStatuses } from '@/lib/contracts/history/reminders';
import { operation } from '@/lib/contracts/operation';

/** The most days that are counted at once: a leap year. */
export const MOST_COUNTED_DAYS = 366;

const countedDay = day.refine((value) => value >= '1970' && value < '9999', 'The year must be from 1970 to 9998.');

/** How many notices of one type and status are to be sent on a day. */
const accessNotificationDay = z.strictObject({
  day: z.iso.date(),
  type: z.enum(accessNotificationTypes),
  status: z.enum(reminderStatuses),
  count: z.int().min(1),
});

export type AccessNotificationDay = z.output<typeof accessNotificationDay>;

const { is_late, recipient, requirement, status, submitter, type } = listAccessNotificationsOperation.query.shape;

export const countAccessNotificationDaysOperation = operation({
  id: 'access_notifications_days',
  method: 'GET',
  path: '/api/access-notifications/days/',
  summary: 'Count the notices of the list by the day on which they are to be sent, for at most 366 days',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    first_day: countedDay,
    last_day: countedDay.describe('The last day that is counted.'),
    time_zone: z.string().max(100).describe('The IANA time zone whose days these are.'),
    requirement,
    submitter,
    recipient,
    type,
    status,
    is_late,
  }),
  answer: z.array(accessNotificationDay),
});
