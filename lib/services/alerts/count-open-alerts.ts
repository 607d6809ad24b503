import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { bucketOf, type CountedAlert, reportRows, union } from '@/lib/services/alerts/count-reports';
import { joinReports } from '@/lib/services/alerts/join-reports';
import { touchSoon } from '@/lib/services/alerts/touch-soon';

/**
 * Counts reports in one statement of its own, when all of them are of open alerts and make none worse: by far the most are so,
 * and nothing follows from them. Otherwise it changes nothing and answers null. Rows are locked in the order of their
 * fingerprints, and one that was resolved meanwhile does not count as open.
 */
export async function countOpenAlerts(ctx: Ctx, reports: readonly AlertReport[]): Promise<CountedAlert[] | null> {
  const joined = joinReports(reports);
  const counted = await ctx.db.$queryRaw<CountedAlert[]>(sql`
    WITH report AS (${reportRows(joined)}), known AS (
      SELECT alert.id, report.* FROM platform_alert AS alert JOIN report USING (fingerprint)
      WHERE alert.is_current AND NOT alert.is_resolved AND alert.severity_rank >= report.severity_rank
      ORDER BY alert.fingerprint FOR UPDATE OF alert
    ), counted AS (
      UPDATE platform_alert AS alert SET
        occurrence_count = alert.occurrence_count + known.count,
        last_occurred_at = greatest(alert.last_occurred_at, ${ctx.now}::timestamptz),
        affected_stores = ${union(sql`alert.affected_stores`, sql`known.affected_stores`)},
        affected_systems = ${union(sql`alert.affected_systems`, sql`known.affected_systems`)},
        last_outcome = 'counted'
      FROM known WHERE alert.id = known.id AND (SELECT count(*) FROM known) = ${joined.length}::int
      RETURNING alert.id, alert.fingerprint, known.count
    ), occurred AS (
      INSERT INTO alert_occurrence AS old (alert_id, from_at, count)
      SELECT id, ${bucketOf(sql`${ctx.now}::timestamptz`)}, count FROM counted ORDER BY fingerprint
      ON CONFLICT (alert_id, from_at) DO UPDATE SET count = old.count + excluded.count
    )
    SELECT id, fingerprint, 'counted' AS outcome FROM counted`);
  if (counted.length === 0) return null;
  touchSoon(ctx);
  return counted;
}
