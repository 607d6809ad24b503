import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The ids of the projects that somebody reads, of the customers in which they hold a role, and of those of their projects. */
type Places = { projectIds: string[]; customerIds: string[]; customersOfProjects: string[] };

/**
 * The condition that the caller reads an `event`: because they read its project, removed or not, or hold a role in its
 * customer, or of a move in the customer that it left; of the customer itself also by a role in one of its projects. What is left of projects deleted for good is for
 * staff and support. One statement, since the planner chooses the right index only when it is told the ids; null for
 * those who read all.
 */
export async function readableEvents(ctx: Ctx): Promise<Sql | null> {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return null;
  const { customerIds, customersOfProjects, projectIds } = await findPlaces(ctx, requirePerson(ctx).userId);
  return sql`(
    event.project_id = ANY(${projectIds}::uuid[])
    OR ((event.customer_id = ANY(${customerIds}::uuid[]) OR ${leftAnyOf(customerIds)})
      AND (event.project_id IS NULL OR event.project_id IN (SELECT there.id FROM project AS there)))
    OR (event.customer_id = ANY(${customersOfProjects}::uuid[]) AND event.project_id IS NULL))`;
}

/** The condition that an `event` tells that a project left one of the customers. With the condition of the index, which is not used without it. */
export function leftAnyOf(customerIds: readonly string[]): Sql {
  return sql`(event.context ? 'former_customer_uuid' AND event.context ->> 'former_customer_uuid' = ANY(${[...customerIds]}::text[]))`;
}

async function findPlaces({ db, now }: Ctx, userId: string): Promise<Places> {
  const [places] = await db.$queryRaw<Places[]>(sql`
    WITH held AS (SELECT * FROM ${liveRoles(now)} AS live WHERE live.user_id = ${userId}::uuid),
      within AS (
        SELECT inside.id, inside.customer_id FROM held JOIN project AS inside ON inside.id = held.project_id AND NOT inside.is_removed)
    SELECT ARRAY(
        SELECT id FROM within
        UNION SELECT inside.id FROM held JOIN project AS inside ON inside.customer_id = held.customer_id
        UNION SELECT gone.id FROM project AS gone WHERE gone.is_removed
          AND gone.termination_metadata -> 'user_roles' @> ${JSON.stringify([{ user_id: userId }])}::jsonb)::text[] AS "projectIds",
      ARRAY(SELECT DISTINCT customer_id FROM held WHERE customer_id IS NOT NULL)::text[] AS "customerIds",
      ARRAY(SELECT DISTINCT customer_id FROM within)::text[] AS "customersOfProjects"`);
  return places ?? { projectIds: [], customerIds: [], customersOfProjects: [] };
}
