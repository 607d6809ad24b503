import type { listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import type { Severity } from '@/lib/contracts/alerts/severities';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { type Conditions, equals, hasWords, holds } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { rankOfSeverity } from '@/lib/services/alerts/alert-row';
import { isResolvedToday } from '@/lib/services/alerts/is-resolved-today';

/** What each filter of the alerts asks of platform_alert `alert`; a day is one in the caller's zone. */
export function alertConditions(ctx: Ctx): Conditions<InputOf<typeof listAlertsOperation>> {
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
