import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { MatchFacts } from '@/lib/plugins/rules/filter';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { compileFilters, once } from '@/lib/services/rules/matching/compile-filters';
import { newestRow, type Standing, standingOf } from '@/lib/services/rules/matching/ledger-standing';

/** For which rule people are looked for, when, and who is never touched by it. */
export type MatchTarget = {
  /** Whose ledger counts; null before a rule is saved. */
  ruleId: string | null;
  definition: RuleDefinition;
  facts: MatchFacts;
  /** Who wrote, activated, approved, cleared or started it, or is looking. */
  selfIds: readonly string[];
  /** Only these people, as right before an act. Left out: everyone. */
  among?: readonly string[];
  /** The rule has claimed them: its own claims and warnings keep nobody off the list. */
  isHeld?: boolean;
};

type Options = {
  /** Also those who would match only if missing dates counted as reached, with matches false. */
  withMissing: boolean;
  /** False where nobody asks for the episodes of people whom the rule has not met, which cost much. Left out: true. */
  withEpisodes?: boolean;
};

/**
 * Everyone who matches, as a relation to select from: user_id; username; email; episode and subject_id, the row of the ledger that is
 * theirs, null where there is none yet; repeated_id, the row that another one is to follow; will, act or warn; reason, why they are left out, null for who is on the list; and matches,
 * false for who would match only if missing dates counted as reached, where `withMissing`. A fixed number of scans.
 */
export function listedPeople(target: MatchTarget, options: Options): Sql {
  const { definition, facts } = target;
  const standing = standingOf(definition, facts);
  const isWarning = definition.warn_days > 0 ? sql`NOT coalesce(${standing.isDue}, false)` : sql`false`;
  return sql`(
    SELECT matched.user_id, matched.username, matched.email, matched.matches,
      CASE WHEN ledger.id IS NULL THEN matched.base
        WHEN ${standing.repeats} THEN matched.base || '#' || (ledger.number + 1) ELSE ledger.episode END AS episode,
      CASE WHEN NOT ${standing.repeats} THEN ledger.id END AS subject_id,
      CASE WHEN ${standing.repeats} THEN ledger.id END AS repeated_id,
      CASE WHEN ${isWarning} THEN 'warn' ELSE 'act' END AS will,
      ${reasonOf(target, standing)} AS reason
    FROM ${matchedPeople(target, options)} AS matched
    ${joinLedger(target)})`;
}

/** The row of each in the ledger, and the claim of another rule: of a few people each is looked up, of all they are read at once. */
function joinLedger({ among, definition, ruleId }: MatchTarget): Sql {
  const own = { userId: sql`matched.user_id`, base: sql`matched.base`, isAsked: sql`matched.matches` };
  const ledger = sql`LEFT JOIN LATERAL ${newestRow(ruleId, definition.action.key, own)} AS ledger ON TRUE`;
  const claims = sql`SELECT user_id FROM rule_subject WHERE state IN ('claimed', 'warned') AND rule_id IS DISTINCT FROM ${ruleId}::uuid`;
  return among === undefined
    ? sql`${ledger} LEFT JOIN (${claims}) AS claim ON claim.user_id = matched.user_id`
    : sql`${ledger} LEFT JOIN LATERAL (${claims} AND user_id = matched.user_id) AS claim ON TRUE`;
}

/** Who matches, with what decides about them: the one scan of all people. */
function matchedPeople(target: MatchTarget, options: Options): Sql {
  const { among, definition, facts, ruleId } = target;
  const { action, filters } = definition;
  const { episode, matches, matchesAmongThem, mayMatch } = compileFilters(filters, facts);
  const { finds, isDone } = actionOf(action);
  const isFound = finds === undefined ? empty : sql` AND ${finds(action.config, facts)}`;
  const isAmong = among === undefined ? empty : sql` AND person.id = ANY(${among}::uuid[])`;
  const isLooser = options.withMissing && mayMatch !== null;
  const condition = isLooser ? mayMatch : matches;
  const base = options.withEpisodes === false ? ofThoseMet(target, episode) : episode;
  return sql`(
    SELECT person.id AS user_id, person.username, person.email, person.status, person.legal_hold, person.is_service_account,
      person.is_staff, person.is_support, ${isLooser ? matchesAmongThem : sql`true`} AS matches,
      ${isDone(action.config, facts) ?? sql`false`} AS is_done, ${base} AS base
    FROM user_account AS person WHERE ${condition}${isFound}${isAmong}${isLeft(ruleId)} OFFSET 0)`;
}

/** The episodes of people whom the rule has met; before it is saved it has met nobody. */
function ofThoseMet({ definition, ruleId }: MatchTarget, episode: Sql): Sql {
  if (ruleId === null || episode === once) return once;
  return sql`CASE WHEN EXISTS (SELECT FROM rule_subject AS met WHERE met.rule_id = ${ruleId}::uuid
      AND met.action = ${definition.action.key} AND NOT met.is_superseded AND met.user_id = person.id)
    THEN ${episode} ELSE 'once' END`;
}

/** The rule of a purge profile leaves those whose purge follows from their deletion. */
function isLeft(ruleId: string | null): Sql {
  if (ruleId === null) return empty;
  return sql` AND (person.purge_due_on IS NULL
    OR (SELECT rule.profile_id FROM scheduled_rule AS rule WHERE rule.id = ${ruleId}::uuid) IS NULL)`;
}

/** The first reason that holds for leaving somebody out. */
function reasonOf({ definition, isHeld = false, selfIds }: MatchTarget, standing: Standing): Sql {
  const { excluded_user_uuids, protect_staff } = definition;
  const isLastOfStaff = sql`matched.is_staff AND matched.status = 'active'
    AND (SELECT count(*) FROM user_account AS staff WHERE staff.is_staff AND staff.status = 'active') = 1`;
  const isStaff = protect_staff ? sql`matched.is_staff OR matched.is_support` : sql`false`;
  const ofOwnRow = isHeld
    ? empty
    : sql`WHEN ${standing.isWarned} AND NOT coalesce(${standing.isDue}, false) THEN 'warned'
        WHEN ledger.state = 'failed' OR ledger.state = 'needs_attention' AND NOT coalesce(${standing.isDue}, false)
          THEN 'needs_attention'
        WHEN ledger.state = 'claimed' THEN 'claimed'`;
  return sql`CASE WHEN matched.legal_hold THEN 'legal_hold'
    WHEN matched.is_service_account THEN 'service_account'
    WHEN matched.user_id = ANY(${selfIds}::uuid[]) THEN 'self'
    WHEN ${isLastOfStaff} THEN 'last_staff'
    WHEN ${isStaff} THEN 'staff'
    WHEN matched.user_id = ANY(${excluded_user_uuids}::uuid[]) THEN 'excluded_by_name'
    WHEN matched.is_done OR ${standing.isOver} THEN 'already_done'
    ${ofOwnRow}
    WHEN claim.user_id IS NOT NULL THEN 'claimed' END`;
}
