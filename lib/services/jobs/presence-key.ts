import { type Sql, sql } from '@/lib/db/client';

export const PRESENCE_SEED = 4_433;

/** The advisory lock that a living process holds under a name: a run that it works on, or its worker. */
export function presenceKey(name: Sql): Sql {
  return sql`hashtextextended(${name}, ${PRESENCE_SEED}::bigint)`;
}
