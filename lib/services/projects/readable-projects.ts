import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The condition that the caller reads a `project` that is not removed: by a live role in it or its customer. */
export function isReadable(ctx: Ctx): Sql {
  return sql`(NOT project.is_removed AND ${isVisibleProject(ctx, sql`project.id`)})`;
}

/** The condition that the caller reads a `project` that is removed: by a live role in its customer, or because they had one in it. */
export function isReadableRemoved(ctx: Ctx): Sql {
  return sql`(project.is_removed AND (${isVisibleProject(ctx, sql`project.id`)} OR ${wasThere(ctx)}))`;
}

/** The condition that the caller reads a `project`, removed or not; of a removed one perhaps not all. */
export function isReadableAtAll(ctx: Ctx): Sql {
  return sql`(${isReadable(ctx)} OR ${isReadableRemoved(ctx)})`;
}

/** The condition that the caller reads all of a `project`, and not only what is left to see for those who were in it. */
export function readsAll(ctx: Ctx): Sql {
  return can(ctx.actor, 'STAFF_OR_SUPPORT')
    ? sql`TRUE`
    : sql`(NOT project.is_removed OR ${isVisibleProject(ctx, sql`project.id`)})`;
}

/** The condition that the caller's roles in the customer of `project` grant a permission; staff and support pass. */
export function looksInto(ctx: Ctx, permission: RolePermission): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, permission)} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id = project.customer_id)`;
}

function wasThere(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const { userId } = requirePerson(ctx);
  return sql`coalesce(project.termination_metadata -> 'user_roles' @> ${JSON.stringify([{ user_id: userId }])}::jsonb, false)`;
}
