import { type Sql, sql } from '@/lib/db/client';

/** A stored name of a role as the API shows it, with a dot after what it is about: CUSTOMER.OWNER. */
export function shownAs(name: Sql): Sql {
  return sql`regexp_replace(${name}, '_', '.')`;
}

/** The same of a row of role. */
export const shownRoleName: Sql = shownAs(sql`role.name`);

/** The name of a row of role as people read it: "Project manager", "Organisation owner". */
export const roleWords: Sql = sql`regexp_replace(left(role.name, 1) || lower(replace(substr(role.name, 2), '_', ' ')), '^Customer', 'Organisation')`;
