import { database, sql } from '@/lib/db/client';

/** When a role of a person ends by the clock. */
export type RoleEnd = { userId: string; at: Date };

/** Which roles of these people end after one instant and until another. One statement. */
export async function findExpiringRoles(userIds: readonly string[], after: Date, until: Date): Promise<RoleEnd[]> {
  if (userIds.length === 0) return [];
  return database().$queryRaw<RoleEnd[]>(sql`
    SELECT DISTINCT held.user_id AS "userId", held.expiration_time AS at FROM user_role AS held
    WHERE held.user_id = ANY(${[...new Set(userIds)]}::uuid[]) AND held.is_active
      AND held.expiration_time > ${after}::timestamptz AND held.expiration_time <= ${until}::timestamptz`);
}
