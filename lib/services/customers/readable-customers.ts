import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The condition that the caller reads a `customer`: by a live role in it or in one of its projects. */
export function isReadable(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const { userId } = requirePerson(ctx);
  return sql`customer.id = ANY (ARRAY(${customersOf(ctx, userId)}))`;
}

/** The ids of the customers in which, or in whose projects, a person has a live role. */
export function customersOf({ now }: Ctx, userId: string): Sql {
  return sql`
    SELECT coalesce(held.customer_id, inside.customer_id) FROM ${liveRoles(now)} AS held
    LEFT JOIN project AS inside ON inside.id = held.project_id AND NOT inside.is_removed
    WHERE held.user_id = ${userId}::uuid AND coalesce(held.customer_id, inside.customer_id) IS NOT NULL`;
}
