import { liveRoles } from '@/lib/auth/live-roles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import type { RowShape } from '@/lib/db/row-shape';

/** A row of role under the alias `role` as the API shows it. */
export function roleRow({ now }: Ctx): RowShape {
  return {
    id: sql`role.id`,
    tables: sql`role`,
    json: sql`
    json_build_object('uuid', role.id, 'name', ${shownRoleName}, 'description', role.description,
      'scope_type', role.scope_type,
      'permissions', (SELECT coalesce(json_agg(granted.permission ORDER BY granted.permission), '[]')
        FROM role_permission AS granted WHERE granted.role_id = role.id),
      'holders', (SELECT count(DISTINCT held.user_id) FROM ${liveRoles(now)} AS held WHERE held.role_id = role.id))`,
  };
}
