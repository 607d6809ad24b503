import type { AlertStatistics } from '@/lib/contracts/alerts';
import { severities } from '@/lib/contracts/severities';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isResolvedToday } from '@/lib/services/alerts/is-resolved-today';

/** How many alerts there are; a day is one in the caller's zone. One statement. */
export async function readAlertStatistics(ctx: Ctx): Promise<AlertStatistics> {
  const [row] = await ctx.db.$queryRaw<{ body: AlertStatistics }[]>(sql`
    SELECT json_build_object(
      'total', (SELECT count(*) FROM platform_alert),
      'active', (SELECT count(*) FROM platform_alert WHERE NOT is_resolved),
      'critical', (SELECT count(*) FROM platform_alert WHERE NOT is_resolved AND severity_rank = ${severities.length}),
      'resolved_today', (SELECT count(*) FROM platform_alert AS alert WHERE ${isResolvedToday(ctx)}),
      'by_severity', (SELECT json_object_agg(severity.name, (
          SELECT count(*) FROM platform_alert WHERE NOT is_resolved AND severity_rank = severity.rank))
        FROM unnest(${[...severities]}::text[]) WITH ORDINALITY AS severity (name, rank)),
      'by_type', (SELECT coalesce(json_object_agg(counted.alert_type, counted.alerts), '{}') FROM (
        SELECT alert_type, count(*) AS alerts FROM platform_alert WHERE NOT is_resolved GROUP BY alert_type) AS counted)) AS body`);
  if (row === undefined) throw new Error('Counting has an answer.');
  return row.body;
}
