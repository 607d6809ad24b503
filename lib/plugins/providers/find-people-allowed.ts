import { empty, type Sql, sql } from '@/lib/db/client';
import type { ProviderContext } from '@/lib/plugins/providers/candidate';
import { peopleWithAccess } from '@/lib/plugins/providers/people-with-access';
import type { AccessRule, RefreshScope } from '@/lib/plugins/providers/provider';

/** The ids of the active people whom an access rule lets in anywhere, of the scope's people where it names some. */
export async function findPeopleAllowed(
  { db, now }: ProviderContext,
  access: AccessRule,
  { userIds }: RefreshScope,
): Promise<readonly string[]> {
  const ofScope = userIds === undefined ? empty : sql`AND person.id = ANY(${userIds}::uuid[])`;
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT person.id FROM user_account AS person
    WHERE person.status = 'active' ${ofScope} AND ${isLetInAnywhere(access, now)} ORDER BY person.id`);
  return rows.map(({ id }) => id);
}

function isLetInAnywhere(access: AccessRule, now: Date): Sql {
  if (access.through === 'own') return sql`true`;
  return sql`person.id IN (SELECT found.user_id FROM (${peopleWithAccess(access, {}, now, empty)}) AS found)`;
}
