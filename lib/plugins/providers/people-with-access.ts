import { isLive } from '@/lib/auth/granted';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { AccessRule, RefreshScope } from '@/lib/plugins/providers/provider';

/**
 * A query (user_id, project id) of every active person whom an access rule lets see the actions of a project,
 * once per project however many roles they hold; nobody where the objects belong to people instead of projects.
 * @param ofPlaces narrows `project`, starting with AND.
 */
export function peopleWithAccess(access: AccessRule, { userIds }: RefreshScope, now: Date, ofPlaces: Sql): Sql {
  const counts = sql`${isLive(sql`held`, now)} ${userIds === undefined ? empty : sql`AND held.user_id = ANY(${userIds}::uuid[])`}`;
  const inProjects = sql`
    SELECT DISTINCT held.user_id, project.id FROM user_role AS held
    ${activePeople} ${granting(access)}
    JOIN project ON project.id = held.project_id
    WHERE ${counts} ${ofPlaces}`;
  if (access.through === 'project') return inProjects;
  if (access.through === 'own') return sql`${inProjects} AND false`;
  return sql`${inProjects}
    UNION
    SELECT held.user_id, project.id FROM user_role AS held
    ${activePeople} ${granting(access)}
    JOIN project ON project.customer_id = held.customer_id
    WHERE ${counts} ${ofPlaces}`;
}

const activePeople = sql`JOIN user_account AS holder ON holder.id = held.user_id AND holder.status = 'active'`;

function granting({ permission }: AccessRule): Sql {
  if (permission === null) return empty;
  return sql`JOIN role_permission AS granted ON granted.role_id = held.role_id AND granted.permission = ${permission}`;
}
