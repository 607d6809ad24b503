import { holdsInInstallation } from '@/lib/auth/live-roles';
import type { PersonActor } from '@/lib/core/actor';
import { type Sql, sql } from '@/lib/db/client';

/** A person as a lookup finds them, with the place of the request in it, from 1. */
export type PersonRow = Omit<PersonActor, 'kind' | 'via' | 'scope'> & { place: number };

/** What an actor knows of its person at an instant; the row is called `person`. */
export function personColumns(at: Date | Sql): Sql {
  return sql`
    person.id AS "userId", person.full_name AS "name", person.email, person.is_staff AS "isStaff",
    person.is_support AS "isSupport", person.time_zone AS "timeZone",
    ${holdsInInstallation('ACCESS_COMMITTEE', sql`person.id`, at)} AS "isOnAccessCommittee"`;
}
