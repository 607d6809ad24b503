import { isLive } from '@/lib/auth/granted';
import { type Sql, sql } from '@/lib/db/client';
import type { AccessRule } from '@/lib/plugins/providers/provider';

/**
 * The condition that the person of a row is active and has what an access rule asks.
 * @param row an alias with user_id, project_id and customer_id.
 */
export function isAllowed(access: AccessRule, row: Sql, now: Date): Sql {
  const isActive = sql`SELECT 1 FROM user_account AS holder WHERE holder.id = ${row}.user_id AND holder.status = 'active'`;
  if (access.through === 'own') return sql`EXISTS (${isActive})`;
  return sql`(EXISTS (${isActive}) AND EXISTS (
    SELECT 1 FROM user_role AS held
    WHERE held.user_id = ${row}.user_id AND ${isThere(access, row)} AND ${grantsEnough(access)} AND ${isLive(sql`held`, now)}))`;
}

/** The condition that a role counts in the place of a row. */
export function isThere({ through }: AccessRule, row: Sql): Sql {
  if (through === 'project') return sql`held.project_id = ${row}.project_id`;
  return sql`(held.project_id = ${row}.project_id OR held.customer_id = ${row}.customer_id)`;
}

/** The condition that user_role `held` grants what an access rule asks. */
export function grantsEnough({ permission }: AccessRule): Sql {
  if (permission === null) return sql`true`;
  return sql`EXISTS (SELECT 1 FROM role_permission AS granted
    WHERE granted.role_id = held.role_id AND granted.permission = ${permission})`;
}
