import type { listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending, requestedOrder } from '@/lib/db/row-order';
import { alertConditions } from '@/lib/services/alerts/alert-conditions';
import { alertRow } from '@/lib/services/alerts/alert-row';

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
  const condition = matchesAll(input, alertConditions(ctx));
  const order = requestedOrder(input.o, columns, openAndWorstFirst);
  return listRows(ctx.db, alertRow, { condition, order, isSearched: input.q !== undefined }, input);
}
