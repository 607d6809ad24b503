import type { AlertStatistics, readAlertStatisticsOperation } from '@/lib/contracts/alerts/alerts';
import { severities } from '@/lib/contracts/alerts/severities';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { alertConditions } from '@/lib/services/alerts/alert-conditions';
import { isResolvedToday } from '@/lib/services/alerts/is-resolved-today';

/** How many alerts there are under the list's filters; each figure ignores the filter that it stands for. One statement. */
export async function readAlertStatistics(
  ctx: Ctx,
  filters: InputOf<typeof readAlertStatisticsOperation> = {},
): Promise<AlertStatistics> {
  const { alert_type, is_resolved, resolved_today, severity, ...others } = filters;
  const conditions = alertConditions(ctx);
  const under = (chosen: typeof filters) => matchesAll(chosen, conditions);
  const isToday = isResolvedToday(ctx);
  const sum = (condition: Sql) => sql`(SELECT coalesce(sum(alerts), 0) FROM alert WHERE ${condition})`;
  const active = (chosen: typeof filters) => sql`NOT is_resolved AND ${under(chosen)}`;
  const [row] = await ctx.db.$queryRaw<{ body: AlertStatistics }[]>(sql`
    WITH alert AS MATERIALIZED (
      SELECT alert.alert_type, alert.severity_rank, alert.is_resolved, max(alert.resolved_at) AS resolved_at, count(*) AS alerts
      FROM platform_alert AS alert WHERE ${matchesAll(others, conditions)}
      GROUP BY alert.alert_type, alert.severity_rank, alert.is_resolved, ${isToday})
    SELECT json_build_object(
      'total', ${sum(under({ alert_type, is_resolved, resolved_today, severity }))},
      'active', ${sum(active({ alert_type, severity }))},
      'critical', ${sum(sql`severity_rank = ${severities.length} AND ${active({ alert_type })}`)},
      'resolved_today', ${sum(sql`${isToday} AND ${under({ alert_type, severity })}`)},
      'by_severity', (SELECT json_object_agg(severity.name, ${sum(sql`severity_rank = severity.rank AND ${active({ alert_type })}`)})
        FROM unnest(${[...severities]}::text[]) WITH ORDINALITY AS severity (name, rank)),
      'by_type', ${byType(active({ severity }))},
      'listed_by_type', ${byType(under({ is_resolved, resolved_today, severity }))}) AS body`);
  if (row === undefined) throw new Error('The count returned no row.');
  return row.body;
}

/** Over the groups `alert`: how many there are of each type that occurs. */
function byType(condition: Sql): Sql {
  return sql`(SELECT coalesce(json_object_agg(alert_type, alerts ORDER BY alert_type), '{}') FROM (
    SELECT alert_type, sum(alerts) AS alerts FROM alert WHERE ${condition} GROUP BY alert_type) AS counted)`;
}
