import { type Sql, sql } from '@/lib/db/client';

type Noted = {
  kind: 'warned' | 'warning_cancelled';
  at: Date;
  /** Who decided it; null for Heed itself. */
  byId: string | null;
};

/** An INSERT that notes for the history of people what became of rows of `rule_subject`, a relation `changed` in the same statement. */
export function noteInHistory(changed: Sql, { at, byId, kind }: Noted): Sql {
  return sql`INSERT INTO person_change (user_id, at, kind, by_id, reason, facts)
    SELECT changed.user_id, ${at}::timestamptz, ${kind}, ${byId}::uuid, changed.reason,
      jsonb_build_object('rule_id', changed.rule_id, 'rule_version', changed.version, 'subject_id', changed.id)
    FROM ${changed} AS changed`;
}

/** An UPDATE that notes at the newest warning of rows of `rule_subject`, a relation of id, user_id and reason, why it reached nobody. */
export function noteUnreached(unreached: Sql): Sql {
  const warning = (change: Sql) =>
    sql`${change}.kind = 'warned' AND ${change}.user_id = unreached.user_id AND ${change}.facts ->> 'subject_id' = unreached.id::text`;
  return sql`UPDATE person_change AS told SET reason = unreached.reason FROM ${unreached} AS unreached
    WHERE ${warning(sql`told`)} AND NOT EXISTS (
      SELECT FROM person_change AS later WHERE ${warning(sql`later`)} AND (later.at, later.id) > (told.at, told.id))`;
}
