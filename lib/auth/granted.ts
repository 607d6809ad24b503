import { type Db, type Sql, sql } from '@/lib/db/client';

/** Where a row belongs. */
export type Place = { projectId: string; customerId: string };

/** The condition that a user_role row counts at `now`: active and not expired. */
export function isLive(alias: Sql, now: Date): Sql {
  return sql`${alias}.is_active AND (${alias}.expiration_time IS NULL OR ${alias}.expiration_time > ${now}::timestamptz)`;
}

/**
 * What a person's live roles in a place grant, a customer's roles counting in all its projects.
 * Null without any role there. One statement.
 */
export async function grantedIn(db: Db, userId: string, place: Place, now: Date): Promise<string[] | null> {
  const [row] = await db.$queryRaw<{ roles: number; permissions: string[] }[]>(sql`
    SELECT count(DISTINCT held.id)::int AS roles,
           coalesce(array_agg(DISTINCT granted.permission) FILTER (WHERE granted.permission IS NOT NULL), '{}') AS permissions
    FROM user_role AS held
    LEFT JOIN role_permission AS granted ON granted.role_id = held.role_id
    WHERE held.user_id = ${userId}::uuid
      AND (held.project_id = ${place.projectId}::uuid OR held.customer_id = ${place.customerId}::uuid)
      AND ${isLive(sql`held`, now)}`);
  return row === undefined || row.roles === 0 ? null : row.permissions;
}
