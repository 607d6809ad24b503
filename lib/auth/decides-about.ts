import { liveRoles } from '@/lib/auth/live-roles';
import { type Sql, sql } from '@/lib/db/client';

/** The role that does not decide about those who hold it, too. */
const SELF_EXCLUDED = 'PROJECT_MANAGER';

/**
 * The condition that role `held`, which grants the permission, decides about a role of this name: a manager of a project does not
 * decide about its managers.
 */
export function decidesAbout(roleName: Sql): Sql {
  return sql`(${roleName} <> ${SELF_EXCLUDED}
    OR held.role_id <> (SELECT deciding.id FROM role AS deciding WHERE deciding.name = ${SELF_EXCLUDED}))`;
}

/**
 * The condition that a person may change when the role `asked` ends, called `role`, in its
 * `project`, which may be none, or in its customer: never their own.
 */
export function mayChangeRole(userId: Sql, at: Date | Sql): Sql {
  const inProject = sql`asked.project_id IS NOT NULL AND (held.project_id = asked.project_id OR held.customer_id = project.customer_id)`;
  return sql`(${userId} <> asked.user_id AND (
    EXISTS (SELECT FROM ${liveRoles(at, 'PROJECT.UPDATE_PERMISSION')} AS held
      WHERE held.user_id = ${userId} AND ${inProject} AND ${decidesAbout(sql`role.name`)})
    OR EXISTS (SELECT FROM ${liveRoles(at, 'CUSTOMER.UPDATE_PERMISSION')} AS held
      WHERE held.user_id = ${userId} AND held.customer_id = asked.customer_id)))`;
}
