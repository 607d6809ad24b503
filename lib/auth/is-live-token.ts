import { type Sql, sql } from '@/lib/db/client';

/** The condition that a row of api_token works at an instant: neither revoked nor expired. */
export function isLiveToken(alias: Sql, at: Sql): Sql {
  return sql`${alias}.revoked_at IS NULL AND (${alias}.expires_at IS NULL OR ${alias}.expires_at > ${at})`;
}
