import { type Sql, sql } from '@/lib/db/client';
import { named } from '@/lib/db/verbatim';
import type { RecordError } from '@/lib/services/imports/record-kind';

/** The error of a record whose list names people who are not known: says the first. @param list the given field with their external_ids */
export function unknownPeople(field: string, list = field): RecordError {
  const first: Sql = sql`(
    SELECT min(wanted.external_id) FROM unnest(given.${named(list)}) AS wanted (external_id)
    WHERE NOT EXISTS (SELECT FROM user_account AS person WHERE person.external_id = wanted.external_id))`;
  return { field, when: sql`${first} IS NOT NULL`, message: sql`format('There is no user "%s" yet.', ${first})` };
}
