import { type Sql, sql } from '@/lib/db/client';

/** The name of a row of role as the API shows it, with a dot after what it is about: CUSTOMER.OWNER. */
export const shownRoleName: Sql = sql`regexp_replace(role.name, '_', '.')`;
