import type { QuotaName } from '@/lib/contracts/members/quotas';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import {
  customerResourcesCount,
  peopleOfCustomer,
  peopleOfProject,
  projectsCount,
  projectUsersCount,
  resourcesCount,
  usersCount,
} from '@/lib/services/quotas/usage';

/** Where a quota holds: a project and its customer, or a customer alone. */
export type QuotaPlace = { customerId: string; projectId: string | null };

/** What is to be added to a place. Of people only those count who are not in it yet, and no service accounts. */
export type Additions = { users?: readonly string[]; resources?: number; projects?: number };

/** A quota of one level: its limit, what it counts now, and how much of the additions it would count too. */
export type Quota = {
  level: 'project' | 'customer';
  name: QuotaName;
  /** Null: none. */
  limit: number | null;
  usage: number;
  needed: number;
};

/** The quotas of a project, if it is one, and of its customer, with what they would count of additions. One statement. */
export function findQuotas(ctx: Ctx, place: QuotaPlace, additions: Additions = {}): Promise<Quota[]> {
  return ctx.db.$queryRaw<Quota[]>(sql`${quotasOf(ctx, place, additions)}`);
}

/** Those of them alone that limit something: what has no limit is not counted, which takes long in large places. */
export function findLimits(ctx: Ctx, place: QuotaPlace, additions: Additions): Promise<Quota[]> {
  return ctx.db.$queryRaw<Quota[]>(sql`
    SELECT quota.* FROM (${quotasOf(ctx, place, additions)}) AS quota WHERE quota."limit" IS NOT NULL`);
}

function quotasOf({ now }: Ctx, { customerId, projectId }: QuotaPlace, additions: Additions): Sql {
  return sql`
    SELECT 'project' AS level, ${row} FROM project CROSS JOIN LATERAL (
      ${ofPeople(sql`project.max_users`, projectUsersCount(now), peopleOfProject(now), additions)} UNION ALL
      ${ofCount('nc_resource_count', sql`project.max_resources`, resourcesCount, additions.resources)}
    ) AS quota WHERE project.id = ${projectId}::uuid
    UNION ALL
    SELECT 'customer', ${row} FROM customer CROSS JOIN LATERAL (
      ${ofCount('nc_project_count', sql`customer.max_projects`, projectsCount, additions.projects)} UNION ALL
      ${ofPeople(sql`customer.max_users`, usersCount(now), peopleOfCustomer(now), additions)} UNION ALL
      ${ofCount('nc_resource_count', sql`customer.max_resources`, customerResourcesCount, additions.resources)}
    ) AS quota WHERE customer.id = ${customerId}::uuid`;
}

const row = sql`quota.name, quota."limit", quota.usage, quota.needed`;

function ofCount(name: QuotaName, most: Sql, usage: Sql, needed = 0): Sql {
  return sql`SELECT ${name} AS name, ${most} AS "limit", ${usage} AS usage, ${needed}::int AS needed`;
}

function ofPeople(most: Sql, usage: Sql, present: Sql, { users = [] }: Additions): Sql {
  const name: QuotaName = 'nc_user_count';
  return sql`SELECT ${name} AS name, ${most} AS "limit", ${usage} AS usage, (SELECT count(*)::int FROM user_account AS newcomer
    WHERE newcomer.id = ANY(${[...users]}::uuid[]) AND NOT newcomer.is_service_account
      AND newcomer.id NOT IN (SELECT here.user_id FROM ${present} AS here)) AS needed`;
}
