import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { rankOfSeverity } from '@/lib/services/alerts/alert-row';
import { bucketOf, union } from '@/lib/services/alerts/count-reports';
import { touchSoon } from '@/lib/services/alerts/touch-soon';

/**
 * Counts a report in one statement of its own when its alert is open and the report makes it no worse: by far the most are such,
 * and nothing follows from them. Otherwise it changes nothing. @returns the alert's id, or null when there is more to do
 */
export async function countOpenAlert(ctx: Ctx, report: AlertReport): Promise<number | null> {
  const stores = sql`${[...report.affected_stores]}::text[]`;
  const systems = sql`${[...report.affected_systems]}::text[]`;
  const [counted] = await ctx.db.$queryRaw<{ id: number }[]>(sql`
    WITH counted AS (
      UPDATE platform_alert AS alert SET
        occurrence_count = alert.occurrence_count + ${report.count}::int,
        last_occurred_at = greatest(alert.last_occurred_at, ${ctx.now}::timestamptz),
        affected_stores = ${union(sql`alert.affected_stores`, stores)},
        affected_systems = ${union(sql`alert.affected_systems`, systems)},
        last_outcome = 'counted'
      WHERE alert.fingerprint = ${report.fingerprint} AND alert.is_current AND NOT alert.is_resolved
        AND alert.severity_rank >= ${rankOfSeverity(report.severity)}::int
      RETURNING alert.id
    ), occurred AS (
      INSERT INTO alert_occurrence AS known (alert_id, from_at, count)
      SELECT id, ${bucketOf(sql`${ctx.now}::timestamptz`)}, ${report.count}::int FROM counted
      ON CONFLICT (alert_id, from_at) DO UPDATE SET count = known.count + excluded.count
    )
    SELECT id FROM counted`);
  if (counted === undefined) return null;
  touchSoon(ctx);
  return counted.id;
}
