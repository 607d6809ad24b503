import { type Sql, sql } from '@/lib/db/client';

/** What to call the person of a row of user_account in a sentence: whoever has no name has a username. */
export function shownName(person: Sql): Sql {
  return sql`coalesce(nullif(${person}.full_name, ''), ${person}.username)`;
}
