import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * The condition that the caller may see a project: by a live role in it or in its customer; staff and support see all.
 * The projects are found once per statement, so that an index on `projectId` serves the rows.
 */
export function isVisibleProject(ctx: Ctx, projectId: Sql): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const { userId } = requirePerson(ctx);
  return sql`${projectId} = ANY (ARRAY(
    SELECT held.project_id FROM ${liveRoles(ctx.now)} AS held
    WHERE held.user_id = ${userId}::uuid AND held.project_id IS NOT NULL
    UNION
    SELECT inside.id FROM ${liveRoles(ctx.now)} AS held JOIN project AS inside ON inside.customer_id = held.customer_id
    WHERE held.user_id = ${userId}::uuid))`;
}
