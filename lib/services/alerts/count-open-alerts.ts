import { together } from '@/lib/core/together';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isWorthRepeating } from '@/lib/db/database-errors';
import { queryRows } from '@/lib/db/query-rows';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { addOccurrences, bucketOf, countedColumns } from '@/lib/services/alerts/counted-columns';
import { joinReports } from '@/lib/services/alerts/join-reports';
import { countedTypes, reportRow, reportRows } from '@/lib/services/alerts/report-rows';
import { touchSoon } from '@/lib/services/alerts/touch-soon';

const MOST_REPORTS_AT_ONCE = 2_000;

type Counted = { call: number; ids: number[] };
type Call = { ctx: Ctx; reports: readonly AlertReport[] };

const countTogether = together<Call, readonly number[] | null>(countCalls, {
  most: MOST_REPORTS_AT_ONCE,
  sizeOf: ({ reports }) => reports.length,
});

/**
 * Counts the reports of one call in one statement when all of their alerts are open and none gets worse: by far the most are
 * such, and nothing follows from them. Otherwise it changes nothing. Calls that come at the same time share a statement, so
 * that many reporters of few alerts do not wait for each other's commits. What has to be noted with its effect, as under an
 * Idempotency-Key, takes a transaction instead. Outside of transactions.
 * @returns the ids of the alerts, or null when there is more to do
 */
export async function countOpenAlerts(ctx: Ctx, reports: readonly AlertReport[]): Promise<readonly number[] | null> {
  if (reports.length === 0 || ctx.isTransaction || ctx.beforeCommit !== null) return null;
  const ids = await countTogether({ ctx, reports: joinReports(reports) });
  if (ids !== null) touchSoon(ctx);
  return ids;
}

async function countCalls(calls: readonly Call[]): Promise<(readonly number[] | null)[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const counted = await queryRows<Counted>(first.ctx.db, statement(calls)).catch(noneIfInterrupted);
  const idsOf = new Map(counted.map(({ call, ids }) => [call, ids]));
  return calls.map((_, call) => idsOf.get(call) ?? null);
}

/** The database ends a statement to let another through where both wait in a circle: then each call takes its transaction. */
function noneIfInterrupted(error: unknown): Counted[] {
  if (isWorthRepeating(error)) return [];
  throw error;
}

/** Fingerprints are locked in their order, as far as they are known by then. */
function statement(calls: readonly Call[]): Sql {
  const written = countedColumns(sql`alert`, {
    count: sql`total.count`,
    at: sql`total.at`,
    stores: sql`coalesce(stores.names, '{}')`,
    numericStores: sql`coalesce(numbers.names, '{}')`,
    systems: sql`coalesce(systems.names, '{}')`,
  });
  return sql`
    WITH report AS MATERIALIZED (${rowsOf(calls)}), known AS MATERIALIZED (
      SELECT id, fingerprint, severity_rank FROM platform_alert
      WHERE fingerprint = ANY(ARRAY(SELECT DISTINCT fingerprint FROM report)) AND is_current AND NOT is_resolved
      ORDER BY fingerprint FOR UPDATE
    ), counted AS MATERIALIZED (
      SELECT report.*, known.id FROM report JOIN known USING (fingerprint)
      WHERE report.call NOT IN (
        SELECT report.call FROM report LEFT JOIN known USING (fingerprint)
        WHERE known.id IS NULL OR report.severity_rank > known.severity_rank)
    ), written AS (
      UPDATE platform_alert AS alert SET ${written}, last_outcome = 'counted'
      FROM (SELECT id, sum(count) AS count, max(at) AS at FROM counted GROUP BY id) AS total
      LEFT JOIN (${namesIn(sql`affected_stores`)}) AS stores USING (id)
      LEFT JOIN (${namesIn(sql`numeric_stores`)}) AS numbers USING (id)
      LEFT JOIN (${namesIn(sql`affected_systems`)}) AS systems USING (id)
      WHERE alert.id = total.id
    ), occurred AS (
      ${addOccurrences(sql`SELECT id, ${bucketOf(sql`at`)}, sum(count) FROM counted GROUP BY 1, 2 ORDER BY 1, 2`)}
    )
    SELECT call, array_agg(id) AS ids FROM counted GROUP BY call`;
}

function namesIn(list: Sql): Sql {
  return sql`SELECT id, array_agg(DISTINCT name) AS names FROM counted, unnest(${list}) AS name GROUP BY id`;
}

function rowsOf(calls: readonly Call[]): Sql {
  const rows = calls.flatMap(({ ctx, reports }, call) =>
    reports.map((report) => ({ ...reportRow(report), call, at: ctx.now })),
  );
  return reportRows(rows, { ...countedTypes, call: 'int', at: 'timestamptz' });
}
