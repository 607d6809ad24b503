import { type Sql, sql } from '@/lib/db/client';

/**
 * Of the people that a query groups, what an approval is bound to: SHA-256, in hex, over the lines rule, version, then their ids
 * ascending. Before a rule is saved the first two are "" and "0".
 */
export function setHash(ruleId: string | null, version: number, userId: Sql): Sql {
  const ids = sql`string_agg(${userId}::text, chr(10) ORDER BY ${userId})`;
  const lines = sql`concat_ws(chr(10), ${ruleId ?? ''}::text, ${String(version)}::text, ${ids})`;
  return sql`encode(sha256(convert_to(${lines}, 'UTF8')), 'hex')`;
}
