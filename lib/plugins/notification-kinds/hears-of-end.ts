import { liveRoles } from '@/lib/auth/live-roles';
import { type Sql, sql } from '@/lib/db/client';

/** The condition that somebody is told that `project` ends: by a live role in it, or as an owner of its customer. */
export function hearsOfEnd(userId: Sql, now: Date): Sql {
  return sql`EXISTS (SELECT FROM ${liveRoles(now)} AS held WHERE held.user_id = ${userId}
    AND (held.project_id = project.id OR (held.customer_id = project.customer_id
      AND held.role_id = (SELECT role.id FROM role WHERE role.name = 'CUSTOMER_OWNER'))))`;
}
