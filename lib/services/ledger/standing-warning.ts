import { type Sql, sql } from '@/lib/db/client';

/**
 * Over a row of `rule_subject`: its person was warned, and the warning stands, also once they are to be acted on, while that has
 * failed, and where it only waits: for an approval, for another rule, or because its run was cancelled.
 */
export function standsWarned(row: Sql): Sql {
  return sql`(${row}.state = 'warned' OR ${row}.warned_at IS NOT NULL AND (${row}.state IN ('listed', 'claimed', 'failed')
    OR ${row}.state = 'skipped' AND ${row}.reason IN ('not_approved', 'claimed', 'run_cancelled')))`;
}
