import type { RuleDefinition } from '@/lib/contracts/rule-definition';
import { dayOf, wallClockReached } from '@/lib/core/dates';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { MatchFacts } from '@/lib/plugins/rules/filter';
import { standsWarned } from '@/lib/services/ledger/standing-warning';

/**
 * The newest row of each person, or of one, and episode in the ledger of a rule and its action, as a relation: user_id, base
 * (the episode without the number of a repeat), id, episode, number, state, reason, at, warned_at, due_on, act_on. Empty before a rule
 * is saved.
 */
export function newestRows(ruleId: string | null, actionKey: string, userId?: Sql): Sql {
  const number = sql`coalesce(nullif(split_part(episode, '#', 2), '')::int, 1)`;
  const isTheirs = userId === undefined ? empty : sql` AND user_id = ${userId}`;
  return sql`(SELECT DISTINCT ON (user_id, split_part(episode, '#', 1)) user_id, split_part(episode, '#', 1) AS base,
      ${number} AS number, id, episode, state, reason, at, warned_at, due_on, act_on
    FROM rule_subject WHERE rule_id = ${ruleId}::uuid AND action = ${actionKey}${isTheirs}
    ORDER BY user_id, split_part(episode, '#', 1), ${number} DESC)`;
}

/** What a row of `newestRows AS ledger` means for the person at an instant. */
export type Standing = {
  /** It is time for another row of the episode. */
  repeats: Sql;
  /** The episode is over, and this is not. */
  isOver: Sql;
  /** They were warned, and the warning counts. */
  isWarned: Sql;
  /** What they were warned of, or what staff decided, is due. */
  isDue: Sql;
};

type Counted = Pick<RuleDefinition, 'repeat_days' | 'warn_days'>;

/** Days are counted as wall-clock time in the rule's zone. */
export function standingOf({ repeat_days, warn_days }: Counted, { at, timeZone }: MatchFacts): Standing {
  const reached = sql`${wallClockReached(at, timeZone)}::timestamp`;
  const passed = (instant: Sql, days: number) =>
    sql`coalesce(${instant} AT TIME ZONE ${timeZone} + make_interval(days => ${days}::int) <= ${reached}, false)`;
  const repeats =
    repeat_days === null ? sql`false` : sql`(ledger.state = 'done' AND ${passed(sql`ledger.at`, repeat_days)})`;
  const isWarned = standsWarned(sql`ledger`);
  const today = sql`${dayOf(at, timeZone)}::date`;
  const isWaitedFor = sql`(${passed(sql`ledger.warned_at`, warn_days)} AND coalesce(ledger.due_on <= ${today}, true))`;
  return {
    repeats,
    isOver: sql`(NOT ${repeats} AND (ledger.state IN ('done', 'undone')
      OR ledger.state = 'cancelled' AND ledger.reason IN ('signed_in', 'left_out')))`,
    isWarned,
    isDue: sql`CASE WHEN ledger.act_on IS NOT NULL THEN ledger.act_on <= ${today} ELSE ${isWarned} AND ${isWaitedFor} END`,
  };
}
