import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * The condition that the caller reads an `event`: because they read its project, removed or not, or hold a role in its
 * customer; of the customer itself also by a role in one of its projects. What is left of projects deleted for good is for
 * staff and support.
 */
export function isReadableEvent(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const { userId } = requirePerson(ctx);
  const own = sql`${liveRoles(ctx.now)} AS held`;
  const isMine = sql`held.user_id = ${userId}::uuid`;
  return sql`(
    ${isVisibleProject(ctx, sql`event.project_id`)}
    OR event.project_id = ANY (ARRAY(
      SELECT gone.id FROM project AS gone
      WHERE gone.is_removed AND gone.termination_metadata -> 'user_roles' @> ${JSON.stringify([{ user_id: userId }])}::jsonb))
    OR (event.customer_id = ANY (ARRAY(SELECT held.customer_id FROM ${own} WHERE ${isMine} AND held.customer_id IS NOT NULL))
      AND (event.project_id IS NULL OR event.project_id IN (SELECT there.id FROM project AS there)))
    OR (event.project_id IS NULL AND event.customer_id = ANY (ARRAY(
      SELECT inside.customer_id FROM ${own} JOIN project AS inside ON inside.id = held.project_id AND NOT inside.is_removed
      WHERE ${isMine}))))`;
}
