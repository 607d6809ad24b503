import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { summariseUserActionsOperation } from '@/lib/contracts/user-actions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { typeLabel } from '@/lib/services/user-actions/action-words';
import { matchesFilters } from '@/lib/services/user-actions/filter-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';
import { heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';
import { whoseActions } from '@/lib/services/user-actions/whose-actions';

type Counted = {
  action_type: string;
  high: number;
  medium: number;
  low: number;
  overdue: number;
  stale_since: Date | null;
};

/** How many open actions there are by urgency and type, under the list's filters, and which types are stale. One statement. */
export async function summariseUserActions(
  ctx: Ctx,
  input: InputOf<typeof summariseUserActionsOperation>,
): Promise<AnswerOf<typeof summariseUserActionsOperation>> {
  const userId = whoseActions(ctx, input.user_uuid);
  const counted = await ctx.db.$queryRaw<Counted[]>(sql`
    WITH ${heldRoles(userId, ctx.now)}
    SELECT action.action_type,
      count(*) FILTER (WHERE action.urgency_rank = 3)::int AS high,
      count(*) FILTER (WHERE action.urgency_rank = 2)::int AS medium,
      count(*) FILTER (WHERE action.urgency_rank = 1)::int AS low,
      count(*) FILTER (WHERE action.due_date < ${ctx.now}::timestamptz)::int AS overdue,
      (SELECT provider.stale_since FROM user_action_provider AS provider
        WHERE provider.action_type = action.action_type) AS stale_since
    FROM user_action AS action
    WHERE action.user_id = ${userId}::uuid AND action.status = 'open' AND ${isEnabled} AND ${isVisible}
      AND ${matchesFilters(input, ctx.now)}
    GROUP BY action.action_type ORDER BY action.action_type`);
  const sum = (of: (row: Counted) => number) => counted.reduce((total, row) => total + of(row), 0);
  return {
    total: sum(ofAll),
    overdue: sum((row) => row.overdue),
    by_urgency: { high: sum((row) => row.high), medium: sum((row) => row.medium), low: sum((row) => row.low) },
    by_type: Object.fromEntries(counted.map((row) => [row.action_type, ofAll(row)])),
    type_labels: Object.fromEntries(counted.map(({ action_type }) => [action_type, typeLabel(action_type)])),
    stale_since: Object.fromEntries(counted.flatMap(staleness)),
  };
}

function ofAll({ high, medium, low }: Counted): number {
  return high + medium + low;
}

function staleness({ action_type, stale_since }: Counted): [string, string][] {
  return stale_since === null ? [] : [[action_type, stale_since.toISOString()]];
}
