import { empty, type Sql, sql } from '@/lib/db/client';
import { matchesWords } from '@/lib/db/matches-words';
import { isBehind } from '@/lib/db/row-cursor';
import { ascending, orderSql } from '@/lib/db/row-order';
import type { ReferenceNames } from '@/lib/plugins/rules/filter';
import { compileReasons } from '@/lib/services/rules/matching/compile-filters';
import { isUnreachable } from '@/lib/services/rules/matching/is-unreachable';
import { listedPeople, type MatchTarget } from '@/lib/services/rules/matching/listed-people';
import { setHash } from '@/lib/services/rules/matching/set-hash';

const MOST_EXCLUDED = 100;

/** What a preview is of, which part of its list is asked for, and whether a snapshot of it is kept. */
export type PreviewRequest = {
  target: MatchTarget;
  names: ReferenceNames;
  /** 0 before a rule is saved. */
  version: number;
  /** Whose approval would not count. */
  authorIds: readonly string[];
  page: { page: number; page_size: number; cursor?: string | undefined; q?: string | undefined };
  kept: { at: Date; byId: string | null } | null;
};

/** What the statement answers. */
export type PreviewRow = {
  count: number;
  set_hash: string;
  users: unknown;
  excluded: Record<string, number>;
  excluded_users: unknown;
  without_date: number;
  since_last: unknown;
  /** How many of the list of users there are, behind the cursor where there is one, and the keys of the last. */
  total: number;
  last_keys: string | null;
  active: number;
  unreachable: number;
  other_approvers: number;
};

const order = [ascending(sql`found.username`), ascending(sql`found.user_id`)];

/** A preview as one statement: who matches is found once, whatever is asked of them. */
export function previewStatement(request: PreviewRequest): Sql {
  const { target, version } = request;
  const savedId = version === 0 ? null : target.ruleId;
  return sql`
    WITH listed AS MATERIALIZED (SELECT * FROM ${listedPeople(target, { withMissing: true, withEpisodes: false })} AS listed),
      chosen AS (SELECT user_id, username, email, will FROM listed WHERE matches AND reason IS NULL),
      left_out AS (SELECT user_id, username, reason FROM listed WHERE matches AND reason IS NOT NULL),
      hashed AS (
        SELECT ${setHash(savedId, version, sql`user_id`)} AS set_hash FROM chosen),
      unreachable AS MATERIALIZED (${unreachable(target)}),
      newest AS (SELECT at, user_ids FROM rule_snapshot WHERE rule_id = ${savedId}::uuid ORDER BY id DESC LIMIT 1),
      earlier AS MATERIALIZED (SELECT unnest(user_ids) AS user_id FROM newest)
      ${keptSql(request)}${pageSql(request)}
    SELECT (SELECT count(*)::int FROM chosen) AS count, (SELECT set_hash FROM hashed) AS set_hash,
      ${usersJson(request)} AS users,
      (SELECT coalesce(jsonb_object_agg(reason, people), '{}') FROM (
        SELECT reason, count(*) AS people FROM left_out GROUP BY reason) AS counted) AS excluded,
      (SELECT coalesce(json_agg(json_build_object('uuid', user_id, 'username', username, 'reason', reason)
        ORDER BY username, user_id), '[]') FROM (
        SELECT * FROM left_out ORDER BY username, user_id LIMIT ${MOST_EXCLUDED}) AS shown) AS excluded_users,
      (SELECT count(*)::int FROM listed WHERE NOT matches) AS without_date,
      (SELECT json_build_object('at', newest.at,
        'added', (SELECT count(*) FROM chosen WHERE NOT EXISTS (SELECT FROM earlier WHERE earlier.user_id = chosen.user_id)),
        'gone', (SELECT count(*) FROM earlier WHERE NOT EXISTS (SELECT FROM chosen WHERE chosen.user_id = earlier.user_id)))
        FROM newest) AS since_last,
      (SELECT count(*)::int FROM found) AS total,
      (SELECT json_build_array(username, user_id)::text FROM page
        ORDER BY username, user_id OFFSET ${request.page.page_size - 1} LIMIT 1) AS last_keys,
      ${activePeople(target)} AS active, (SELECT people FROM unreachable) AS unreachable,
      (SELECT count(*)::int FROM user_account WHERE is_staff AND status = 'active'
        AND id <> ALL(${request.authorIds}::uuid[])) AS other_approvers`;
}

/** The one row that a preview leaves behind. */
function keptSql({ kept, target, version }: PreviewRequest): Sql {
  if (kept === null) return empty;
  return sql`, kept AS (
    INSERT INTO rule_snapshot (rule_id, version, at, by_id, set_hash, user_ids, unreachable, excluded)
    SELECT ${target.ruleId}::uuid, ${version}, ${kept.at}::timestamptz, ${kept.byId}::uuid, hashed.set_hash,
      coalesce((SELECT array_agg(user_id ORDER BY user_id) FROM chosen), '{}'), (SELECT people FROM unreachable),
      (SELECT coalesce(jsonb_object_agg(reason, people), '{}') FROM (
        SELECT reason, count(*) AS people FROM left_out GROUP BY reason) AS counted)
    FROM hashed)`;
}

/** Of the list, the people found by words, and of these the page. */
function pageSql({ page: { cursor, page, page_size, q } }: PreviewRequest): Sql {
  const searched = sql`(person.username || ' ' || person.full_name || ' ' || person.email)`;
  const isFound =
    q === undefined
      ? empty
      : sql` WHERE EXISTS (SELECT FROM user_account AS person WHERE person.id = found.user_id AND ${matchesWords(searched, q)})`;
  const behind = cursor === undefined ? sql`TRUE` : isBehind(cursor, order);
  const skipped = cursor === undefined ? (page - 1) * page_size : 0;
  return sql`, found AS (
      SELECT * FROM (SELECT * FROM chosen AS found${isFound}) AS found WHERE ${behind}),
    page AS (SELECT * FROM found ORDER BY ${orderSql(order)} LIMIT ${page_size} OFFSET ${skipped})`;
}

function usersJson({ names, target: { definition, facts } }: PreviewRequest): Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('uuid', person.id, 'username', person.username,
      'full_name', person.full_name, 'email', person.email, 'will', page.will,
      'why', ${compileReasons(definition.filters, facts, names)}) ORDER BY page.username, page.user_id), '[]')
    FROM page JOIN user_account AS person ON person.id = page.user_id)`;
}

/** How many people a share is of; nobody asks for it once the list is above the other cap. */
function activePeople({ definition }: MatchTarget): Sql {
  return sql`CASE WHEN (SELECT count(*) FROM chosen) > ${definition.max_users}::int THEN 0
    ELSE (SELECT count(*)::int FROM user_account WHERE status = 'active') END`;
}

/** How many of the list get no email, where somebody is warned. */
function unreachable({ definition }: MatchTarget): Sql {
  if (definition.warn_days === 0) return sql`SELECT 0 AS people`;
  return sql`SELECT count(*)::int AS people FROM chosen AS person
    WHERE ${isUnreachable}`;
}
