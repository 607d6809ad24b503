import { holdsInInstallation, liveRoles, reaches } from '@/lib/auth/live-roles';
import type { InstallationRole } from '@/lib/contracts/members/permissions';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { AccessRule, HeldRoles } from '@/lib/plugins/providers/provider';

/**
 * The condition that the person of a row is active, no service account, and has what an access rule asks.
 * @param row an alias with user_id, object_id, project_id and customer_id.
 */
export function isAllowed(access: AccessRule, row: Sql, now: Date): Sql {
  const ofPerson = sql`held.user_id = ${row}.user_id`;
  const roles: HeldRoles = {
    grant: (reach, permission, butBy) => {
      const counts =
        butBy === undefined ? empty : sql`AND held.role_id <> (SELECT role.id FROM role WHERE role.name = ${butBy})`;
      return sql`EXISTS (SELECT 1 FROM ${liveRoles(now, permission)} AS held WHERE ${ofPerson} AND ${reaches(reach, row)} ${counts})`;
    },
    isLive: (roleId) => sql`EXISTS (SELECT 1 FROM ${liveRoles(now)} AS held WHERE ${ofPerson} AND held.id = ${roleId})`,
    isHeld: (role) => holdsInInstallation(role, sql`${row}.user_id`, now),
    isAhead: (at) => sql`${at} > ${now}::timestamptz`,
  };
  return sql`(EXISTS (SELECT 1 FROM user_account AS holder WHERE holder.id = ${row}.user_id AND ${mayHaveActions(sql`holder`)})
    AND ${letsIn(access, row, roles)})`;
}

/** The condition that an account may have actions at all: active, and no program's. */
export function mayHaveActions(account: Sql): Sql {
  return sql`${account}.status = 'active' AND NOT ${account}.is_service_account`;
}

/** The condition that an access rule lets the person of a row in, given their roles. */
export function letsIn(access: AccessRule, row: Sql, roles: HeldRoles): Sql {
  const unlessLeftOut = access.except === undefined ? empty : sql`AND NOT ${access.except(row)}`;
  switch (access.through) {
    case 'own':
      return sql`(${access.isOwner(row, roles)} ${unlessLeftOut})`;
    case 'installation':
      return sql`(${isInInstallation(access.role, row, roles)} ${unlessLeftOut})`;
    default:
      return sql`(${roles.grant(access.through, access.permission)} ${unlessLeftOut})`;
  }
}

function isInInstallation(role: InstallationRole, row: Sql, { isHeld }: HeldRoles): Sql {
  if (role !== 'STAFF' && role !== 'SUPPORT') return isHeld(role);
  return sql`EXISTS (SELECT 1 FROM user_account AS trusted WHERE trusted.id = ${row}.user_id AND ${hasFlag(role, sql`trusted`)})`;
}

/** The condition that an account has the flag of a role that is one. */
export function hasFlag(role: 'STAFF' | 'SUPPORT', account: Sql): Sql {
  return role === 'STAFF' ? sql`${account}.is_staff` : sql`${account}.is_support`;
}
