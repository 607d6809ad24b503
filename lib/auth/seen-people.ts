import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * The condition that the caller sees a person: staff and support see everybody, others themselves and who has a live role in
 * a customer or a project, or in a project of a customer, where they have one.
 */
export function isSeenPerson(ctx: Ctx, person: Sql): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const { userId } = requirePerson(ctx);
  return sql`(${person} = ${userId}::uuid OR ${person} IN (
    SELECT theirs.user_id FROM ${liveRoles(ctx.now)} AS theirs
    LEFT JOIN project ON project.id = theirs.project_id
    WHERE ${isVisibleProject(ctx, sql`theirs.project_id`)}
      OR theirs.customer_id IN (
        SELECT coalesce(own.customer_id, inside.customer_id) FROM ${liveRoles(ctx.now)} AS own
        LEFT JOIN project AS inside ON inside.id = own.project_id
        WHERE own.user_id = ${userId}::uuid)))`;
}
