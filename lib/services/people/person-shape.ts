import { liveRoles } from '@/lib/auth/live-roles';
import type { Person } from '@/lib/contracts/people/person';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { shownRoleName } from '@/lib/db/role-name';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { profileShape } from '@/lib/services/people/profile-shape';

/** A row of `user_account AS person` with all that staff see of one. */
function personShape(now: Date): RowShape {
  return {
    ...profileShape,
    json: sql`(${profileShape.json} || jsonb_build_object(
      'status', person.status, 'suspended_at', person.suspended_at, 'suspended_reason', person.suspended_reason,
      'deleted_at', person.deleted_at, 'purge_due_on', person.purge_due_on, 'purged_at', person.purged_at,
      'legal_hold', json_build_object('is_on', person.legal_hold, 'reason', person.legal_hold_reason,
        'by', ${personJson(sql`person.legal_hold_by_id`)}, 'at', person.legal_hold_at),
      'is_service_account', person.is_service_account, 'time_zone', person.time_zone,
      'last_sign_in_at', person.last_sign_in_at, 'invited_at', person.invited_at, 'created', person.created,
      'audiences', (
        SELECT coalesce(json_agg(json_build_object('uuid', audience.id, 'name', audience.name) ORDER BY lower(audience.name), audience.id), '[]')
        FROM audience_member AS member JOIN audience ON audience.id = member.audience_id WHERE member.user_id = person.id),
      'roles', (
        SELECT coalesce(json_agg(json_build_object(
          'role', ${shownRoleName}, 'scope_type', role.scope_type,
          'scope_uuid', coalesce(held.project_id, held.customer_id),
          'scope_name', coalesce(project.name, customer.name, ''), 'since', grant_of.created,
          'granted_by', ${personJson(sql`grant_of.created_by_id`)}, 'expiration_time', held.expiration_time)
          ORDER BY role.scope_type, coalesce(project.name, customer.name, ''), role.name, held.role_id), '[]')
        FROM ${liveRoles(now)} AS held JOIN user_role AS grant_of ON grant_of.id = held.id JOIN role ON role.id = held.role_id
          LEFT JOIN project ON project.id = held.project_id LEFT JOIN customer ON customer.id = held.customer_id
        WHERE held.user_id = person.id)))`,
  };
}

/** One person. One statement. @throws not_found */
export function readPerson({ db, now }: Ctx, uuid: string): Promise<Person> {
  return readRow<Person>(db, personShape(now), sql`person.id = ${uuid}::uuid`);
}
