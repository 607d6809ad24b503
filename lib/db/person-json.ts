import { type Sql, sql } from '@/lib/db/client';

/** A person as others are told of them, by the column that holds their id; null without one. */
export function personJson(id: Sql): Sql {
  return sql`(SELECT json_build_object('uuid', named.id, 'full_name', named.full_name)
    FROM user_account AS named WHERE named.id = ${id})`;
}
