import type { Settings } from '@/lib/contracts/settings';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { ActionSubject } from '@/lib/plugins/providers/provider';
import type { DigestReader } from '@/lib/services/digests/find-readers';
import { describedAs } from '@/lib/services/user-actions/described-as';
import { isSilencedAt } from '@/lib/services/user-actions/filter-actions';
import { isSeenByOwner } from '@/lib/services/user-actions/is-seen-by-owner';

/** A digest lists this many actions and counts the rest. */
export const MOST_LISTED = 20;
const MOST_RESOLVED_LISTED = 5;

/** One action as a digest lists it. */
export type ListedAction = {
  id: string;
  title: string;
  description: string;
  urgency_rank: number;
  /** ISO 8601 with an offset. */
  due_date: string | null;
  project_name: string;
  customer_name: string;
  /** As its provider words it. */
  subject: ActionSubject;
  /** What happened to it since the reader's last digest; null too when this is the first. */
  change: 'new' | 'worse' | null;
};

/** What somebody is to be told, and what is kept of it. */
export type FoundDigest = {
  reader: DigestReader;
  total: number;
  overdue: number;
  /** Every open action. */
  told: readonly { id: string; urgency_rank: number }[];
  fingerprint: string;
  /** Most urgent first, at most MOST_LISTED. */
  actions: readonly ListedAction[];
  /** Null for a first digest. */
  since: { added: number; worse: number; resolved: number; resolvedTitles: readonly string[] } | null;
};

type Row = Omit<FoundDigest, 'reader' | 'since'> & {
  user_id: string;
  has_earlier: boolean;
  added: number;
  worse: number;
  resolved: number;
  resolved_titles: string[];
};

/** Which of these readers get a digest now, and what is in it: one statement, whatever they have open. */
export async function findDigests(
  ctx: Ctx,
  readers: readonly DigestReader[],
  settings: Settings,
): Promise<FoundDigest[]> {
  const ids = readers.map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<Row[]>(sql`
    WITH ${openRows(ids, ctx.now)}, ${notifiedBefore(ids)}, ${tallies(ctx.now)}, ${chosen(settings)},
      ${listed(ctx.now)}, ${resolvedSince(ctx.now)}
    SELECT chosen.user_id, chosen.total, chosen.overdue, chosen.told, chosen.fingerprint,
      chosen.has_earlier, chosen.added, chosen.worse, listed.actions,
      coalesce(gone.resolved, 0) AS resolved, coalesce(gone.titles, '{}') AS resolved_titles
    FROM chosen JOIN listed USING (user_id) LEFT JOIN gone USING (user_id) ORDER BY chosen.user_id`);
  const readerOf = new Map(readers.map((reader) => [reader.id, reader]));
  return rows.flatMap(({ user_id, has_earlier, added, worse, resolved, resolved_titles, ...row }) => {
    const reader = readerOf.get(user_id);
    const since = has_earlier ? { added, worse, resolved, resolvedTitles: resolved_titles } : null;
    return reader === undefined ? [] : [{ ...row, reader, since }];
  });
}

/** What counts: open, not silenced, and still theirs to see; ranked as the list on the screen is. */
function openRows(ids: readonly string[], now: Date): Sql {
  return sql`open_row AS MATERIALIZED (
    SELECT action.id, action.user_id, action.urgency_rank, action.due_date,
      row_number() OVER (PARTITION BY action.user_id
        ORDER BY action.urgency_rank DESC, action.due_date, action.created DESC, action.id) AS place
    FROM user_action AS action
    WHERE action.user_id = ANY(${ids}::uuid[]) AND action.status = 'open' AND NOT ${isSilencedAt(now)}
      AND ${isSeenByOwner(now)})`;
}

function notifiedBefore(ids: readonly string[]): Sql {
  return sql`earlier AS MATERIALIZED (
    SELECT DISTINCT ON (user_id) user_id, fingerprint, told FROM digest
    WHERE user_id = ANY(${ids}::uuid[]) ORDER BY user_id, local_day DESC
  ), told_row AS MATERIALIZED (
    SELECT earlier.user_id, told.id, told.urgency_rank
    FROM earlier CROSS JOIN LATERAL jsonb_to_recordset(earlier.told) AS told (id uuid, urgency_rank int)
  ), compared AS MATERIALIZED (
    SELECT open_row.*, told_row.id IS NULL AS is_new, coalesce(open_row.urgency_rank > told_row.urgency_rank, false) AS is_worse
    FROM open_row LEFT JOIN told_row USING (user_id, id))`;
}

function tallies(now: Date): Sql {
  const at = sql`${now}::timestamptz`;
  return sql`tally AS (
    SELECT user_id, count(*)::int AS total, count(*) FILTER (WHERE urgency_rank = 3)::int AS high,
      count(*) FILTER (WHERE due_date < ${at})::int AS overdue,
      coalesce(bool_or(due_date <= ${at} + interval '1 day'), false) AS is_pressing,
      count(*) FILTER (WHERE is_new)::int AS added, count(*) FILTER (WHERE is_worse)::int AS worse,
      md5(string_agg(concat_ws(':', id, urgency_rank, extract(epoch FROM due_date)), ',' ORDER BY id)) AS fingerprint,
      jsonb_agg(jsonb_build_object('id', id, 'urgency_rank', urgency_rank) ORDER BY place) AS told
    FROM compared GROUP BY user_id)`;
}

/** Something high or too much, and something changed since the last digest or does not wait. */
function chosen(settings: Settings): Sql {
  return sql`chosen AS MATERIALIZED (
    SELECT tally.*, earlier.user_id IS NOT NULL AS has_earlier
    FROM tally LEFT JOIN earlier USING (user_id)
    WHERE ((${settings.USER_ACTIONS_HIGH_URGENCY_NOTIFICATION} AND tally.high > 0)
        OR tally.total > ${settings.USER_ACTIONS_NOTIFICATION_THRESHOLD}::int)
      AND (tally.is_pressing OR tally.fingerprint IS DISTINCT FROM earlier.fingerprint))`;
}

function listed(now: Date): Sql {
  return sql`listed AS (
    SELECT chosen.user_id, json_agg(json_build_object('id', action.id, 'title', action.title,
      'description', coalesce(${describedAs(now)}, ''), 'urgency_rank', action.urgency_rank, 'due_date', action.due_date,
      'project_name', action.project_name, 'customer_name', action.customer_name,
      'subject', action.said::jsonb || jsonb_build_object('id', action.id, 'user_id', action.user_id,
        'action_type', action.action_type, 'object_type', action.object_type, 'object_id', action.object_id, 'days_until_due', NULL),
      'change', CASE WHEN NOT chosen.has_earlier THEN NULL WHEN compared.is_new THEN 'new' WHEN compared.is_worse THEN 'worse' END)
      ORDER BY compared.place) AS actions
    FROM chosen JOIN compared USING (user_id) JOIN user_action AS action ON action.id = compared.id
    WHERE compared.place <= ${MOST_LISTED} GROUP BY chosen.user_id)`;
}

/** What the last digest told and is resolved now. Whoever lost access reads nothing more of it, not even its end. */
function resolvedSince(now: Date): Sql {
  return sql`gone AS (
    SELECT chosen.user_id, count(*)::int AS resolved,
      (array_agg(action.title ORDER BY action.urgency_rank DESC, action.resolved_at DESC, action.id))[1:${MOST_RESOLVED_LISTED}::int] AS titles
    FROM chosen JOIN told_row USING (user_id) JOIN user_action AS action ON action.id = told_row.id
    WHERE action.status = 'resolved' AND ${isSeenByOwner(now)} GROUP BY chosen.user_id)`;
}
