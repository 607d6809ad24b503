import type { listAlertsOperation } from '@/lib/contracts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import type { Severity } from '@/lib/contracts/severities';
import { sql } from '@/lib/db/client';
import { type Conditions, equals, hasWords, holds, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending, requestedOrder } from '@/lib/db/row-order';
import { alertRow, rankOfSeverity } from '@/lib/services/alerts/alert-row';
import { isResolvedToday } from '@/lib/services/alerts/is-resolved-today';

type Input = InputOf<typeof listAlertsOperation>;

const columns = {
  severity: sql`alert.severity_rank`,
  last_occurred_at: sql`alert.last_occurred_at`,
  first_occurred_at: sql`alert.first_occurred_at`,
  occurrence_count: sql`alert.occurrence_count`,
} as const;

const openAndWorstFirst = [
  ascending(sql`alert.is_resolved`),
  descending(sql`alert.severity_rank`),
  descending(sql`alert.last_occurred_at`),
  descending(sql`alert.id`),
];

/** Alerts, filtered: open ones first, the worst and latest first. One statement. */
export function listAlerts(ctx: Ctx, input: Input) {
  const condition = matchesAll(input, filtersAt(ctx));
  const order = requestedOrder(input.o, columns, openAndWorstFirst);
  return listRows(ctx.db, alertRow, { condition, order, isSearched: input.q !== undefined }, input);
}

function filtersAt(ctx: Ctx): Conditions<Input> {
  return {
    severity: (severity: Severity) => sql`alert.severity_rank = ${rankOfSeverity(severity)}`,
    alert_type: equals(sql`alert.alert_type`),
    source: equals(sql`alert.source`),
    is_resolved: equals(sql`alert.is_resolved`),
    resolved_today: holds(isResolvedToday(ctx)),
    is_acknowledged: holds(sql`alert.acknowledged_at IS NOT NULL`),
    is_snoozed: holds(sql`NOT alert.is_resolved AND coalesce(alert.snoozed_until > ${ctx.now}::timestamptz, false)`),
    q: hasWords(sql`(alert.title || ' ' || alert.description || ' ' || alert.source || ' '
      || array_to_string(alert.affected_stores || alert.affected_systems, ' '))`),
  };
}
