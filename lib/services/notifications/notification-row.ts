import type { AdminNotification } from '@/lib/contracts/alerts/notifications';
import { type Priority, priorities } from '@/lib/contracts/alerts/priorities';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';

const MOST_READERS = 20;

/** A priority as rows keep it, so that order is by meaning: 1 low … 4 critical. */
export function rankOfPriority(priority: Priority): number {
  return priorities.indexOf(priority) + 1;
}

/** True of a row of admin_notification, given by its column `except_user_id`, that is for the caller. */
export function isForCaller(exceptUserId: Sql, ctx: Ctx): Sql {
  return sql`(${exceptUserId} = ${callerId(ctx)}::uuid) IS NOT TRUE`;
}

/** The rows of admin_notification that are for the caller under the alias `notice`, each with their own reading of it as `own`. */
export function noticesFor(ctx: Ctx): Sql {
  return sql`(SELECT * FROM admin_notification WHERE ${isForCaller(sql`except_user_id`, ctx)}) AS notice
    LEFT JOIN admin_notification_read AS own ON own.notification_id = notice.id AND own.user_id = ${callerId(ctx)}::uuid`;
}

/** True of what the bell shows the caller, over `noticesFor`: not read, and not kept out of it by their preferences. */
export function isForBell(ctx: Ctx): Sql {
  return sql`own.read_at IS NULL AND (notice.priority_rank = ${priorities.length} OR NOT EXISTS (
    SELECT 1 FROM notification_preference AS preference WHERE preference.user_id = ${callerId(ctx)}::uuid
      AND preference.kind = 'notice' AND preference.channel = 'in_app' AND preference."when" = 'off'))`;
}

/** One notification as the API shows it to the caller, built by the database over `noticesFor`. */
export const notificationJson: Sql = sql`
  json_build_object(
    'id', notice.id, 'type', notice.type,
    'priority', (${[...priorities]}::text[])[notice.priority_rank],
    'title', notice.title, 'message', notice.message,
    'is_read', own.read_at IS NOT NULL, 'read_at', own.read_at, 'read_by_user_id', own.user_id,
    'read_by', (SELECT coalesce(json_agg(json_build_object('uuid', reader.id, 'full_name', reader.full_name, 'read_at', reader.read_at)
        ORDER BY reader.read_at, reader.id), '[]')
      FROM (SELECT person.id, person.full_name, other.read_at FROM admin_notification_read AS other
        JOIN user_account AS person ON person.id = other.user_id
        WHERE other.notification_id = notice.id AND other.user_id IS DISTINCT FROM own.user_id
        ORDER BY other.read_at, person.id LIMIT ${MOST_READERS}) AS reader),
    'fold_count', notice.fold_count, 'action_required', notice.action_required, 'action_url', notice.action_url,
    'notification_metadata', notice.notification_metadata, 'created_at', notice.created_at, 'last_at', notice.last_at,
    'handled_at', notice.handled_at,
    'handled_by', ${personJson(sql`notice.handled_by_id`)})`;

/** A notification as the API shows it to the caller, under the aliases of `noticesFor`. */
export function notificationRow(ctx: Ctx): RowShape {
  return { id: sql`notice.id`, tables: noticesFor(ctx), json: notificationJson };
}

/** One notification by its id. @throws not_found */
export function readNotificationRow(ctx: Ctx, id: number): Promise<AdminNotification> {
  return readRow(ctx.db, notificationRow(ctx), sql`notice.id = ${id}::int`);
}
