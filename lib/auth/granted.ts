import { countsIn, liveRoles, type Scope } from '@/lib/auth/live-roles';
import { type Db, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * What a person's live roles in a scope grant, a customer's roles counting in all its projects.
 * Null without any role there. One statement.
 */
export async function grantedIn(db: Db, userId: string, scope: Scope, now: Date): Promise<string[] | null> {
  const [row] = await db.$queryRaw<{ roles: number; permissions: string[] }[]>(sql`
    SELECT count(DISTINCT held.role_id)::int AS roles,
           coalesce(array_agg(DISTINCT granted.permission) FILTER (WHERE granted.permission IS NOT NULL), '{}') AS permissions
    FROM ${liveRoles(now)} AS held
    LEFT JOIN role_permission AS granted ON granted.role_id = held.role_id
    WHERE held.user_id = ${userId}::uuid AND ${countsIn(scope)}`);
  return row === undefined || row.roles === 0 ? null : row.permissions;
}

/** What the caller's live roles in a scope grant; null without any, and for who is no person. */
export async function grantsOf({ actor, db, now }: Ctx, scope: Scope): Promise<string[] | null> {
  return actor.kind === 'person' ? grantedIn(db, actor.userId, scope, now) : null;
}
