import { can } from '@/lib/auth/permissions';
import type { GroupInvitation } from '@/lib/contracts/members/group-invitations';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { callerMayAdd, placeJson, placeTables } from '@/lib/services/invitations/may-add';

/** A group invitation, as `link`, with its `role`, its `project`, which may be none, and its `customer`. */
export const groupInvitationTables = sql`group_invitation AS link ${placeTables(sql`link`)}`;

/** A group invitation as it is shown to whoever has its uuid. */
export const groupInvitationRow: RowShape = {
  id: sql`link.id`,
  tables: groupInvitationTables,
  joins: sql`LEFT JOIN user_account AS inviter ON inviter.id = link.created_by_id
    LEFT JOIN project_image AS picture ON picture.project_id = project.id
    LEFT JOIN customer_image AS logo ON logo.customer_id = customer.id AND project.id IS NULL`,
  json: sql`(${placeJson} || jsonb_build_object(
      'url', ${absoluteUrl(apiPath('user-group-invitations'))} || link.id || '/', 'uuid', link.id, 'role', role.id, 'created', link.created,
      'scope_image', coalesce(${absoluteUrl(apiPath('projects'))} || picture.project_id, ${absoluteUrl(apiPath('customers'))} || logo.customer_id) || '/image/',
      'created_by_full_name', coalesce(inviter.full_name, ''), 'created_by_username', coalesce(inviter.username, ''), 'created_by_image', NULL)
    || jsonb_build_object('is_active', link.is_active, 'is_public', link.is_public, 'auto_create_project', link.auto_create_project,
      'auto_approve', link.auto_approve, 'project_name_template', link.project_name_template, 'project_role', link.project_role_id,
      'user_email_patterns', coalesce(link.user_email_patterns, '{}'), 'user_affiliations', coalesce(link.user_affiliations, '{}'),
      'user_identity_sources', coalesce(link.user_identity_sources, '{}'), 'custom_text', link.custom_text,
      'allow_multiple_requests', link.allow_multiple_requests, 'allow_custom_project_details', link.allow_custom_project_details))`,
};

/** The condition that a group invitation is listed for the caller: one whose role they may add, or a public one that is active. */
export function isListed(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  return sql`((link.is_public AND link.is_active) OR ${callerMayAdd(ctx)})`;
}

/** One group invitation: its uuid is the secret that lets anyone read it. @throws not_found */
export function readGroupInvitationRow({ db }: Ctx, uuid: string): Promise<GroupInvitation> {
  return readRow(db, groupInvitationRow, sql`link.id = ${uuid}::uuid`);
}
