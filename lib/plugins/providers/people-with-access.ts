import { isLive } from '@/lib/auth/granted';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';

/**
 * A query (user_id, project_id) of every active person whom a provider's access rule lets see the actions of a project,
 * once per project however many roles they hold.
 */
export function peopleWithAccess(access: ActionProvider['access'], scope: RefreshScope, now: Date): Sql {
  const inProjects = sql`
    SELECT held.user_id, held.project_id FROM user_role AS held
    ${activePeople} ${granting(access)}
    WHERE held.project_id IS NOT NULL AND ${isLive(sql`held`, now)} ${ofPeople(scope)}`;
  if (access.through === 'project') return sql`SELECT DISTINCT user_id, project_id FROM (${inProjects}) AS found`;
  return sql`${inProjects}
    UNION
    SELECT held.user_id, project.id FROM user_role AS held
    ${activePeople} ${granting(access)}
    JOIN project ON project.customer_id = held.customer_id
    WHERE held.customer_id IS NOT NULL AND ${isLive(sql`held`, now)} ${ofPeople(scope)}`;
}

const activePeople = sql`JOIN user_account AS holder ON holder.id = held.user_id AND holder.status = 'active'`;

function granting({ permission }: ActionProvider['access']): Sql {
  if (permission === null) return empty;
  return sql`JOIN role_permission AS granted ON granted.role_id = held.role_id AND granted.permission = ${permission}`;
}

function ofPeople({ userIds }: RefreshScope): Sql {
  return userIds === undefined ? empty : sql`AND held.user_id = ANY(${userIds}::uuid[])`;
}
