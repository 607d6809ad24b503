import { type Sql, sql } from '@/lib/db/client';

/** The name of a row of role as the API shows it, with a dot after what it is about: CUSTOMER.OWNER. */
export const shownRoleName: Sql = sql`regexp_replace(role.name, '_', '.')`;

/** The name of a row of role as people read it: "Project manager", "Organisation owner". */
export const roleWords: Sql = sql`regexp_replace(left(role.name, 1) || lower(replace(substr(role.name, 2), '_', ' ')), '^Customer', 'Organisation')`;
