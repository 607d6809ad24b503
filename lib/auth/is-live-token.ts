import { type Sql, sql } from '@/lib/db/client';

/** The condition that a row of api_token works at `now`: neither revoked nor expired. */
export function isLiveToken(alias: Sql, now: Date): Sql {
  return sql`${alias}.revoked_at IS NULL AND (${alias}.expires_at IS NULL OR ${alias}.expires_at > ${now}::timestamptz)`;
}
