import type { listAlertsOperation } from '@/lib/contracts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesWords } from '@/lib/db/matches-words';
import { orderBySql } from '@/lib/db/order-by';
import { alertJson, rankOfSeverity } from '@/lib/services/alerts/alert-row';
import { isResolvedToday } from '@/lib/services/alerts/is-resolved-today';

type Asked = InputOf<typeof listAlertsOperation>;
type List = { json: string; total: number };

const columns = {
  severity: sql`alert.severity_rank`,
  last_occurred_at: sql`alert.last_occurred_at`,
  first_occurred_at: sql`alert.first_occurred_at`,
  occurrence_count: sql`alert.occurrence_count`,
} as const;
const byDefault = sql`alert.is_resolved, alert.severity_rank DESC, alert.last_occurred_at DESC, alert.id DESC`;

/** Alerts, filtered: open ones first, the worst and latest first. One statement. */
export async function listAlerts(ctx: Ctx, asked: Asked): Promise<List> {
  const where = conditions(ctx, asked);
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM platform_alert AS alert WHERE ${where}) AS total,
      (SELECT coalesce(json_agg(listed.body), '[]')::text FROM (
        SELECT ${alertJson} AS body FROM platform_alert AS alert WHERE ${where}
        ORDER BY ${orderBySql(asked.o, columns, byDefault)}
        LIMIT ${asked.page_size} OFFSET ${(asked.page - 1) * asked.page_size}) AS listed) AS json`);
  return list ?? { json: '[]', total: 0 };
}

function conditions(ctx: Ctx, asked: Asked): Sql {
  const all = [sql`TRUE`];
  if (asked.severity !== undefined) all.push(sql`alert.severity_rank = ${rankOfSeverity(asked.severity)}`);
  if (asked.alert_type !== undefined) all.push(sql`alert.alert_type = ${asked.alert_type}`);
  if (asked.source !== undefined) all.push(sql`alert.source = ${asked.source}`);
  if (asked.is_resolved !== undefined) all.push(sql`alert.is_resolved = ${asked.is_resolved}`);
  if (asked.resolved_today !== undefined) all.push(sql`${isResolvedToday(ctx)} = ${asked.resolved_today}`);
  if (asked.is_acknowledged !== undefined)
    all.push(sql`(alert.acknowledged_at IS NOT NULL) = ${asked.is_acknowledged}`);
  if (asked.is_snoozed !== undefined) {
    all.push(
      sql`(NOT alert.is_resolved AND coalesce(alert.snoozed_until > ${ctx.now}::timestamptz, false)) = ${asked.is_snoozed}`,
    );
  }
  if (asked.q !== undefined) {
    const affected = sql`array_to_string(alert.affected_stores || alert.affected_systems, ' ')`;
    all.push(
      matchesWords(
        sql`(alert.title || ' ' || alert.description || ' ' || alert.source || ' ' || ${affected})`,
        asked.q,
      ),
    );
  }
  return join(all, ' AND ');
}
