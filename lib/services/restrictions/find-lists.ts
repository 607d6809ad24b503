import type { RestrictionLevel } from '@/lib/contracts/members/restrictions';
import { type Db, sql } from '@/lib/db/client';
import type { Lists } from '@/lib/services/restrictions/judge-level';

/** The restrictions of customers and projects, by their ids. */
export type PlaceLists = { customers: Map<string, Lists>; projects: Map<string, Lists> };

/** Reads the restrictions of customers and projects. One statement. */
export async function findLists(
  db: Db,
  customerIds: readonly string[],
  projectIds: readonly string[],
): Promise<PlaceLists> {
  const rows = await db.$queryRaw<(Lists & { id: string; level: RestrictionLevel })[]>(sql`
    SELECT id, 'customer' AS level, coalesce(user_email_patterns, '{}') AS user_email_patterns,
      coalesce(user_affiliations, '{}') AS user_affiliations, coalesce(user_identity_sources, '{}') AS user_identity_sources
    FROM customer WHERE id = ANY(${[...new Set(customerIds)]}::uuid[])
    UNION ALL
    SELECT id, 'project', coalesce(user_email_patterns, '{}'), coalesce(user_affiliations, '{}'),
      coalesce(user_identity_sources, '{}')
    FROM project WHERE id = ANY(${[...new Set(projectIds)]}::uuid[])`);
  const of = (level: RestrictionLevel) =>
    new Map(rows.flatMap((row) => (row.level === level ? [[row.id, row] as const] : [])));
  return { customers: of('customer'), projects: of('project') };
}
