import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { PermissionRequest } from '@/lib/contracts/members/permission-requests';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { callerMayAdd, placeJson, placeTables } from '@/lib/services/invitations/may-add';

/** A request to join, as `asked`, with the group invitation `link` by which it was made, its role and its place. */
export const requestTables = sql`group_invitation AS link
  JOIN permission_request AS asked ON asked.group_invitation_id = link.id ${placeTables(sql`link`)}`;

/** A request as lists show it. */
export const permissionRequestRow: RowShape = {
  id: sql`asked.id`,
  tables: requestTables,
  joins: sql`
    LEFT JOIN user_account AS asker ON asker.id = asked.created_by_id
    LEFT JOIN user_account AS reviewer ON reviewer.id = asked.reviewed_by_id`,
  json: sql`((${placeJson} - 'scope_description' - 'scope_type') || jsonb_build_object(
    'url', ${absoluteUrl(apiPath('user-permission-requests'))} || asked.id || '/', 'uuid', asked.id,
    'invitation', ${absoluteUrl(apiPath('user-group-invitations'))} || link.id || '/', 'state', asked.state, 'created', asked.created,
    'created_by_full_name', coalesce(asker.full_name, ''), 'created_by_username', coalesce(asker.username, ''),
    'created_by_email', coalesce(asker.email, ''), 'reviewed_by_full_name', coalesce(reviewer.full_name, ''),
    'reviewed_by_username', coalesce(reviewer.username, ''), 'reviewed_at', asked.reviewed_at,
    'project_name_template', CASE WHEN link.auto_create_project THEN link.project_name_template ELSE '' END, 'review_comment', asked.review_comment,
    'project_name', asked.project_name, 'project_description', asked.project_description))`,
};

/** The condition that the caller reads a request: their own, or one for a role that they may add. */
export function isReadableRequest(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  return sql`(asked.created_by_id = ${requirePerson(ctx).userId}::uuid OR ${callerMayAdd(ctx)})`;
}

/** One request that the caller reads. @throws not_found */
export function readPermissionRequestRow(ctx: Ctx, uuid: string): Promise<PermissionRequest> {
  return readRow(ctx.db, permissionRequestRow, sql`asked.id = ${uuid}::uuid AND ${isReadableRequest(ctx)}`);
}
