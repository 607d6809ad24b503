import type { FilterNode, PartConfig } from '@/lib/contracts/rules/definition';
import { join, type Sql, sql } from '@/lib/db/client';
import type { MatchFacts, ReferenceNames } from '@/lib/plugins/rules/filter';
import { conditionsOf } from '@/lib/services/rules/definition/conditions-of';
import { isAboutDeleted } from '@/lib/services/rules/definition/is-about-deleted';
import { filterOf } from '@/lib/services/rules/definition/registered-parts';
import { inWords } from '@/lib/services/rules/definition/sentences-of';

/** The episode of everyone whose match no instant made. */
export const once = sql`'once'::text`;

/** A tree as SQL about a row of `user_account AS person`. */
export type CompiledFilters = {
  /** Whether the person matches; never null. */
  matches: Sql;
  /** Who matches, or would if every missing date counted as reached; null where no condition asks for one. */
  mayMatch: Sql | null;
  /** Of those, who matches without that. */
  matchesAmongThem: Sql;
  /** The instants at which conditions began to hold, joined by "+", or once. For a person who matches. */
  episode: Sql;
};

const notDeleted = sql`person.status <> 'deleted'`;

/** One condition of one query, however many conditions the tree has. */
export function compileFilters(filters: FilterNode, facts: MatchFacts): CompiledFilters {
  const findsDeleted = isAboutDeleted(filters);
  const whole = (isMissingReached: boolean) => {
    const tree = compileNode(filters, { facts, findsDeleted, isMissingReached, isNegated: false });
    return findsDeleted ? tree : sql`(${notDeleted} AND ${tree})`;
  };
  const asking = conditionsOf(filters).filter((one) => filterOf(one).asksForDate === true);
  // Under no `not`, a date that counts as reached only adds people.
  const isWider = asking.every((one) => !one.isNegated);
  const possible = isWider ? whole(true) : sql`(${whole(false)} OR ${whole(true)})`;
  return {
    matches: whole(false),
    mayMatch: asking.length > 0 ? possible : null,
    matchesAmongThem: whoHaveDates(filters, facts, asking.length) ?? whole(false),
    episode: compileEpisode(filters, facts),
  };
}

/** Where every date must be reached, all else holds for them: only the dates are asked again. Null where another way leads there. */
function whoHaveDates(filters: FilterNode, facts: MatchFacts, asking: number): Sql | null {
  const certain = positiveOf(filters).filter((one) => one.isCertain && filterOf(one).asksForDate === true);
  if (certain.length < asking || asking === 0) return null;
  return sql`(${join(
    certain.map((one) => compileCondition(one, { facts, isMissingReached: false })),
    ' AND ',
  )})`;
}

type Options = { facts: MatchFacts; findsDeleted: boolean; isMissingReached: boolean; isNegated: boolean };

/** Deleted people match nothing but conditions about them that stand under no `not`. */
function compileNode(node: FilterNode, options: Options): Sql {
  const guarded = (condition: Sql) => {
    return options.findsDeleted && !options.isNegated ? sql`(${condition} AND ${notDeleted})` : condition;
  };
  if ('not' in node) return guarded(sql`(NOT ${compileNode(node.not, { ...options, isNegated: true })})`);
  if ('key' in node) {
    const condition = compileCondition(node, options);
    return filterOf(node).isAboutDeleted(node.config) ? condition : guarded(condition);
  }
  const [joint, nodes] = 'all' in node ? [' AND ', node.all] : [' OR ', node.any];
  return sql`(${join(
    nodes.map((one) => compileNode(one, options)),
    joint,
  )})`;
}

type Looked = Pick<Options, 'facts' | 'isMissingReached'>;

function compileCondition(node: PartConfig, { facts, isMissingReached }: Looked): Sql {
  const filter = filterOf(node);
  const condition = filter.condition(node.config, facts);
  return filter.asksForDate === true ? sql`coalesce(${condition}, ${isMissingReached})` : sql`(${condition})`;
}

/** Conditions of which every one must hold need not be asked again. */
function compileEpisode(filters: FilterNode, facts: MatchFacts): Sql {
  const parts = positiveOf(filters).flatMap(({ isCertain, ...node }) => {
    const instant = filterOf(node).episode(node.config, facts);
    if (instant === null) return [];
    const written = sql`to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    return [
      isCertain
        ? written
        : sql`CASE WHEN ${compileCondition(node, { facts, isMissingReached: false })} THEN ${written} END`,
    ];
  });
  return parts.length === 0
    ? once
    : sql`coalesce(nullif(array_to_string(ARRAY[${join(parts)}]::text[], '+'), ''), 'once')`;
}

type Positive = PartConfig & { isCertain: boolean };

/** The conditions under no `not`; certain are those that hold for everyone who matches. */
function positiveOf(node: FilterNode, isCertain = true): Positive[] {
  if ('key' in node) return [{ ...node, isCertain }];
  if ('not' in node) return [];
  if ('all' in node) return node.all.flatMap((one) => positiveOf(one, isCertain));
  return node.any.flatMap((one) => positiveOf(one, isCertain && node.any.length === 1));
}

/** Why a person who matches does, as a text array: a sentence for each condition, or `not`, that holds. */
export function compileReasons(filters: FilterNode, facts: MatchFacts, names: ReferenceNames): Sql {
  return sql`array_remove(ARRAY[${join(reasonsOf(filters, { facts, names, isCertain: true }))}]::text[], NULL)`;
}

type Reasoned = { facts: MatchFacts; names: ReferenceNames; isCertain: boolean };

/** Certain is what holds for everyone who matches: it is not asked again. */
function reasonsOf(node: FilterNode, options: Reasoned): Sql[] {
  const { facts, isCertain, names } = options;
  if ('key' in node) {
    const why = filterOf(node).why(node.config, facts);
    return [
      isCertain ? why : sql`CASE WHEN ${compileCondition(node, { facts, isMissingReached: false })} THEN ${why} END`,
    ];
  }
  if ('not' in node) {
    const why = `Not ${inWords(node.not, names)}.`;
    const inner = { facts, findsDeleted: false, isMissingReached: false, isNegated: true };
    return [isCertain ? sql`${why}::text` : sql`CASE WHEN NOT ${compileNode(node.not, inner)} THEN ${why} END`];
  }
  if ('all' in node) return node.all.flatMap((one) => reasonsOf(one, options));
  return node.any.flatMap((one) => reasonsOf(one, { ...options, isCertain: isCertain && node.any.length === 1 }));
}
