import { protectionReasons } from '@/lib/contracts/rules/definition';
import { dayOf } from '@/lib/core/dates';
import { type Sql, sql } from '@/lib/db/client';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { noteInHistory } from '@/lib/services/ledger/warnings-in-history';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { listedPeople, type MatchTarget } from '@/lib/services/rules/matching/listed-people';
import { setHash } from '@/lib/services/rules/matching/set-hash';
import type { Acting } from '@/lib/services/rules/runs/acting';
import { approvedPeople, staysApproved } from '@/lib/services/rules/runs/approved-people';

/** What making a list found. */
export type ListedRow = {
  people: number;
  approved: number;
  matched: number;
  excluded: Record<string, number>;
  cancelled: number;
  active: number;
  set_hash: string;
};

type Listing = {
  acting: Acting;
  target: MatchTarget;
  /** Another run of the rule waits: only those who are approved already are put on the list. */
  onlyApproved: boolean;
  now: Date;
};

/**
 * Finds whom a run acts on or warns, gives each a row in the ledger and a place on the list, and takes back the warnings of those
 * who match no more or are protected by now. One statement.
 */
export function listStatement({ acting, now, onlyApproved, target }: Listing): Sql {
  const { runId, ruleId, version } = acting;
  const stays = staysApproved(sql`own`, acting, now);
  const approver = sql`coalesce(approved.approved_by_id, CASE WHEN ${stays} THEN own.approved_by_id END)`;
  const isApproved = needsApproval(version.definition) ? sql`${approver} IS NOT NULL` : sql`true`;
  return sql`
    WITH listed AS MATERIALIZED (SELECT * FROM ${listedPeople(target, { withMissing: false, withEpisodes: true })} AS listed),
      ${staleWarnings(acting, now)},
      chosen AS MATERIALIZED (
        SELECT listed.user_id, listed.episode, listed.repeated_id, listed.will, ${isApproved} AS is_approved,
          ${approver} AS approved_by_id, approved.approved_until
        FROM listed LEFT JOIN rule_subject AS own ON own.id = listed.subject_id
        LEFT JOIN ${approvedPeople(acting, now)} AS approved ON approved.user_id = listed.user_id
        WHERE listed.reason IS NULL AND (${isApproved} OR NOT ${onlyApproved})),
      placed AS (
        INSERT INTO rule_subject (rule_id, version, user_id, action, episode, state, run_id, approved_by_id, approved_until, at)
        SELECT ${ruleId}::uuid, ${version.version}, user_id, ${version.definition.action.key}, episode, 'listed',
          ${runId}::uuid, approved_by_id, approved_until, ${now}::timestamptz
        FROM chosen ORDER BY user_id
        ON CONFLICT (rule_id, user_id, action, episode) DO UPDATE SET version = EXCLUDED.version, run_id = EXCLUDED.run_id,
          state = CASE rule_subject.state WHEN 'warned' THEN 'warned' ELSE 'listed' END,
          warned_at = CASE WHEN ${isStillWarned} THEN rule_subject.warned_at END,
          due_on = CASE WHEN ${isStillWarned} OR rule_subject.act_on IS NOT NULL THEN rule_subject.due_on END,
          approved_by_id = EXCLUDED.approved_by_id, approved_until = EXCLUDED.approved_until,
          reason = '', tries = 0, next_try_at = NULL, at = EXCLUDED.at
        RETURNING id),
      superseded AS (
        UPDATE rule_subject SET is_superseded = true FROM chosen WHERE rule_subject.id = chosen.repeated_id),
      on_list AS (INSERT INTO rule_run_person (run_id, subject_id) SELECT ${runId}::uuid, id FROM placed)
    SELECT (SELECT count(*)::int FROM chosen) AS people,
      (SELECT count(*)::int FROM chosen WHERE is_approved) AS approved,
      (SELECT count(*)::int FROM listed) - (SELECT count(*)::int FROM listed WHERE reason IS NULL)
        + (SELECT count(*)::int FROM chosen) AS matched,
      (SELECT coalesce(jsonb_object_agg(reason, people), '{}') FROM (
        SELECT reason, count(*) AS people FROM listed WHERE reason IS NOT NULL GROUP BY reason) AS counted) AS excluded,
      (SELECT count(*)::int FROM stale) AS cancelled,
      (SELECT count(*)::int FROM user_account WHERE status = 'active') AS active,
      (SELECT ${setHash(ruleId, version.version, sql`user_id`)} FROM chosen) AS set_hash`;
}

/** The row on the list before: whether its warning still counts. */
const isStillWarned = standsWarned(sql`rule_subject`);

/** Who was warned and is left alone now; and the decisions to act whose day came while the rule does not act on the person. */
function staleWarnings({ ruleId, timeZone }: Acting, now: Date): Sql {
  const lookedAt = (condition: Sql) => sql`(
    SELECT held.id, coalesce(listed.reason = ANY(${[...protectionReasons]}::text[]), false) AS is_protected,
      listed.user_id IS NULL OR listed.reason = 'already_done' AS is_gone
    FROM rule_subject AS held LEFT JOIN listed ON listed.subject_id = held.id
    WHERE held.rule_id = ${ruleId}::uuid AND ${condition})`;
  const isDecided = sql`held.state = 'needs_attention' AND held.act_on <= ${dayOf(now, timeZone)}::date`;
  return sql`stale AS (
      UPDATE rule_subject AS subject SET state = 'cancelled', at = ${now}::timestamptz, act_on = NULL,
        reason = CASE WHEN looked.is_protected THEN 'protected' ELSE 'no_longer_matches' END
      FROM ${lookedAt(sql`held.state = 'warned'`)} AS looked
      WHERE subject.id = looked.id AND (looked.is_protected OR looked.is_gone) RETURNING subject.*),
    noted AS (${noteInHistory(sql`stale`, { kind: 'warning_cancelled', at: now, byId: null })}),
    lapsed AS (
      UPDATE rule_subject AS subject SET act_on = NULL, due_on = NULL, approved_by_id = NULL
      FROM ${lookedAt(isDecided)} AS looked WHERE subject.id = looked.id AND (looked.is_protected OR looked.is_gone))`;
}

/** The SHA-256 over rule, version and the people of a list that is made. */
export function hashOfList(acting: Acting, runId: string): Sql {
  return sql`(SELECT ${setHash(acting.ruleId, acting.version.version, sql`subject.user_id`)}
    FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
    WHERE listed.run_id = ${runId}::uuid)`;
}
