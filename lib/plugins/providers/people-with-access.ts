import { holdsInInstallation, liveRoles } from '@/lib/auth/live-roles';
import { empty, type Sql, sql } from '@/lib/db/client';
import { hasFlag, mayHaveActions } from '@/lib/plugins/providers/is-allowed';
import type { AccessRule, RefreshScope } from '@/lib/plugins/providers/provider';

/** A rule by which the same people see everything in a place: a project, a customer, or the installation. */
export type PlaceRule = Exclude<AccessRule, { through: 'own' }>;

/** The id that stands for the installation as a place. */
const INSTALLATION = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** The place of a fact by an access rule, as an expression over `project` or `customer`. */
export function placeOf({ through }: PlaceRule): Sql {
  if (through === 'installation') return INSTALLATION;
  return through === 'customer' ? sql`customer.id` : sql`project.id`;
}

/**
 * A query (user_id, place) of every active person, no service account, whom an access rule lets see the actions of a place, once per place however
 * many roles they hold. Whom the rule leaves out of single objects is in it.
 * @param inScopes narrows the places, starting with AND.
 */
export function peopleWithAccess(access: PlaceRule, { userIds }: RefreshScope, now: Date, inScopes: Sql): Sql {
  const ofScope = userIds === undefined ? empty : sql`AND holder.id = ANY(${userIds}::uuid[])`;
  if (access.through === 'installation') {
    return sql`SELECT holder.id AS user_id, ${INSTALLATION} AS place FROM user_account AS holder
      WHERE ${mayHaveActions(sql`holder`)} AND ${isInInstallation(access.role, now)} ${ofScope} ${inScopes}`;
  }
  const holders = sql`${liveRoles(now, access.permission)} AS held
    JOIN user_account AS holder ON holder.id = held.user_id AND ${mayHaveActions(sql`holder`)} ${ofScope}`;
  const inProjects = sql`
    SELECT DISTINCT held.user_id, project.id AS place FROM ${holders}
    JOIN project ON project.id = held.project_id WHERE true ${inScopes}`;
  switch (access.through) {
    case 'project':
      return inProjects;
    case 'customer':
      return sql`
        SELECT DISTINCT held.user_id, customer.id AS place FROM ${holders}
        JOIN customer ON customer.id = held.customer_id WHERE true ${inScopes}`;
    case 'project_or_customer':
      return sql`${inProjects}
        UNION
        SELECT held.user_id, project.id FROM ${holders}
        JOIN project ON project.customer_id = held.customer_id WHERE true ${inScopes}`;
  }
}

function isInInstallation(role: Extract<PlaceRule, { through: 'installation' }>['role'], now: Date): Sql {
  if (role === 'STAFF' || role === 'SUPPORT') return hasFlag(role, sql`holder`);
  return holdsInInstallation(role, sql`holder.id`, now);
}
