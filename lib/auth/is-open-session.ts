import { isDemoPerson } from '@/lib/auth/is-demo-person';
import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';

/**
 * The condition that a row of user_session counts at an instant: neither ended nor expired, and one that began without proof
 * only as long as one could begin now.
 */
export function isOpenSession(alias: Sql, at: Sql): Sql {
  const isDemo =
    env.HEED_DEMO === '0'
      ? sql`FALSE`
      : sql`EXISTS (SELECT 1 FROM user_account AS entered WHERE entered.id = ${alias}.user_id AND ${isDemoPerson(sql`entered`)})`;
  return sql`${alias}.ended_at IS NULL AND ${alias}.expires_at > ${at} AND (${alias}.method <> 'demo' OR ${isDemo})`;
}
