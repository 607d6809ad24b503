import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { dayOf, wallClockReached } from '@/lib/core/dates';
import { type Sql, sql } from '@/lib/db/client';
import type { MatchFacts } from '@/lib/plugins/rules/filter';
import { standsWarned } from '@/lib/services/ledger/standing-warning';

/** Whose row is sought; nobody's where `isAsked` is false. */
type Sought = { base: Sql; userId: Sql; isAsked: Sql };

/**
 * The newest row of a person and an episode, `base` without the number of a repeat, in the ledger of a rule and its action, as a
 * relation: id, episode, number, state, reason, at, warned_at, due_on, act_on. Empty before a rule is saved. However many rows the
 * ledger has, only those of the person are read.
 */
export function newestRow(ruleId: string | null, actionKey: string, { base, isAsked, userId }: Sought): Sql {
  const number = sql`coalesce(nullif(split_part(episode, '#', 2), '')::int, 1)`;
  return sql`(SELECT id, episode, ${number} AS number, state, reason, at, warned_at, due_on, act_on
    FROM rule_subject WHERE ${isAsked} AND rule_id = ${ruleId}::uuid AND action = ${actionKey} AND NOT is_superseded AND user_id = ${userId}
      AND split_part(episode, '#', 1) = ${base}
    ORDER BY number DESC LIMIT 1)`;
}

/** What a row of `newestRow AS ledger` means for the person at an instant. */
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
