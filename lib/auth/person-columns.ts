import type { PersonActor } from '@/lib/core/actor';
import { sql } from '@/lib/db/client';

/** A person as a lookup finds them, with the place of the request in it, from 1. */
export type PersonRow = Omit<PersonActor, 'kind' | 'via' | 'scope'> & { place: number };

/** What an actor knows of its person; the row is called `person`. */
export const personColumns = sql`
  person.id AS "userId", person.full_name AS "name", person.email, person.is_staff AS "isStaff",
  person.is_support AS "isSupport", person.time_zone AS "timeZone"`;
