import { z } from 'zod';
import { actionUrl } from '@/lib/contracts/actions/url';
import { priorities } from '@/lib/contracts/alerts/priorities';
import {
  downloadQuery,
  givenFingerprint,
  idParams,
  instant,
  kindName,
  line,
  pageQuery,
  personName,
  queryFlag,
  smallObject,
  text,
  uuid,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const priority = z.enum(priorities);
const id = z.int().min(1);

/** One notice to staff. What is said of reading is the caller's own; read_by lists the others who have read it. */
export const adminNotification = z.strictObject({
  id,
  type: z.string(),
  priority,
  title: z.string(),
  message: z.string(),
  is_read: z.boolean(),
  read_at: instant.nullable(),
  read_by_user_id: uuid.nullable(),
  read_by: z.array(z.strictObject({ ...personName.shape, read_at: instant })),
  /** How many identical notices within an hour this one stands for. */
  fold_count: z.int().min(1),
  action_required: z.boolean(),
  action_url: z.string().nullable(),
  notification_metadata: z.record(z.string(), z.unknown()),
  created_at: instant,
  last_at: instant,
  handled_at: instant.nullable(),
  handled_by: personName.nullable(),
});

export type AdminNotification = z.output<typeof adminNotification>;

const ROOT = '/api/v1/admin/notifications/';

const notificationFilters = {
  type: kindName.optional(),
  priority: priority.optional(),
  is_read: queryFlag.optional(),
  is_handled: queryFlag.optional(),
  action_required: queryFlag.optional(),
  q: text(200).optional(),
};

export const listNotificationsOperation = operation({
  id: 'notifications_list',
  method: 'GET',
  path: ROOT,
  summary: 'List notifications, by time or by priority',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    ...notificationFilters,
    o: z.enum(['newest', 'priority']).default('newest'),
  }),
  answer: z.array(adminNotification),
  gives: { kind: 'list' },
});

/** Each figure is what the list shows when its own filter is chosen: it ignores that filter and keeps the others. */
export const notificationSummary = z.strictObject({
  /** All that match. */
  total: z.int().min(0),
  /** Not read by the caller. */
  unread: z.int().min(0),
  /** Every type that occurs. */
  by_type: z.record(z.string(), z.int().min(0)),
});

export type NotificationSummary = z.output<typeof notificationSummary>;

export const summariseNotificationsOperation = operation({
  id: 'notifications_summary',
  method: 'GET',
  path: `${ROOT}summary/`,
  summary: 'Count notifications by type and those you have not read, with the filters of the list',
  permission: 'STAFF',
  query: z.strictObject(notificationFilters),
  answer: notificationSummary,
});

export const createNotificationOperation = operation({
  id: 'notifications_create',
  method: 'POST',
  path: ROOT,
  summary: 'Create a notification; an identical one within an hour is counted',
  permission: 'STAFF',
  body: z.strictObject({
    type: kindName,
    priority: priority.default('normal'),
    title: line(200, 1),
    message: text(5_000).default(''),
    action_required: z.boolean().default(false),
    action_url: actionUrl.nullable().default(null),
    notification_metadata: smallObject.default({}),
    fingerprint: givenFingerprint.optional(),
  }),
  status: 201,
  counted: { status: 200, isCounted: ({ fold_count }) => fold_count > 1 },
  answer: adminNotification,
});

export const listRecentNotificationsOperation = operation({
  id: 'notifications_recent',
  method: 'GET',
  path: `${ROOT}recent/`,
  summary: 'List your newest unread notifications, except types you turned off in the app',
  permission: 'STAFF',
  query: z.strictObject({
    limit: z
      .string()
      .regex(/^\d{1,2}$/, 'Must be a whole number.')
      .transform(Number)
      .pipe(z.number().int().min(1).max(50))
      .default(10),
  }),
  answer: z.array(adminNotification),
});

export const countUnreadOperation = operation({
  id: 'notifications_unread_count',
  method: 'GET',
  path: `${ROOT}unread-count/`,
  summary: 'Count your unread notifications, except types you turned off in the app',
  permission: 'STAFF',
  answer: z.strictObject({ unread_count: z.int().min(0) }),
});

export const readNotificationOperation = operation({
  id: 'notifications_read',
  method: 'GET',
  path: `${ROOT}{id}/`,
  summary: 'Read a notification without marking it as read',
  permission: 'STAFF',
  params: idParams,
  answer: adminNotification,
  errors: ['not_found'],
});

export const markReadOperation = operation({
  id: 'notifications_mark_read',
  method: 'PUT',
  path: `${ROOT}{id}/read/`,
  summary: 'Mark a notification as read for you; the first time stays',
  permission: 'STAFF',
  params: idParams,
  answer: adminNotification,
  errors: ['not_found'],
});

export const markUnreadOperation = operation({
  id: 'notifications_mark_unread',
  method: 'DELETE',
  path: `${ROOT}{id}/read/`,
  summary: 'Mark a notification as unread for you',
  permission: 'STAFF',
  params: idParams,
  answer: adminNotification,
  errors: ['not_found'],
});

export const markAllReadOperation = operation({
  id: 'notifications_mark_all_read',
  method: 'PUT',
  path: `${ROOT}mark-all-read/`,
  summary: 'Mark all notifications, or the listed ones, as read for you',
  permission: 'STAFF',
  body: z.strictObject({ ids: z.array(id.max(2_147_483_647)).max(300).optional() }),
  answer: z.strictObject({ updated: z.int().min(0) }),
});

export const deleteNotificationOperation = operation({
  id: 'notifications_delete',
  method: 'DELETE',
  path: `${ROOT}{id}/`,
  summary: 'Delete a notification for everyone; it can be restored for a day',
  permission: 'STAFF',
  params: idParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});

/** For how many days a deleted notification can be restored. */
export const RESTORABLE_DAYS = 1;

export const restoreNotificationOperation = operation({
  id: 'notifications_restore',
  method: 'POST',
  path: `${ROOT}{id}/restore/`,
  summary: 'Restore a notification that was deleted within the last day',
  permission: 'STAFF',
  params: idParams,
  answer: adminNotification,
  errors: ['not_found'],
});

export const markHandledOperation = operation({
  id: 'notifications_mark_handled',
  method: 'PUT',
  path: `${ROOT}{id}/handled/`,
  summary: 'Mark a notification as handled for everyone; the first time stays',
  permission: 'STAFF',
  params: idParams,
  answer: adminNotification,
  errors: ['not_found'],
});

export const markUnhandledOperation = operation({
  id: 'notifications_mark_unhandled',
  method: 'DELETE',
  path: `${ROOT}{id}/handled/`,
  summary: 'Mark a notification as not handled',
  permission: 'STAFF',
  params: idParams,
  answer: adminNotification,
  errors: ['not_found'],
});
