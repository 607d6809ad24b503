import { requirePerson } from '@/lib/auth/require';
import type { ActionFilters, summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { typeLabel } from '@/lib/services/user-actions/action-words';
import { type ByCalendar, matchesFilters } from '@/lib/services/user-actions/filter-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';
import { heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';
import { whoseActions } from '@/lib/services/user-actions/whose-actions';

type Input = InputOf<typeof summariseUserActionsOperation>;

type Counted = {
  action_type: string;
  total: number;
  of_type: number;
  high: number;
  medium: number;
  low: number;
  overdue: number;
  stale_since: Date | null;
};

/** How many open actions there are by urgency and type, under the list's filters, and which types are stale. One statement. */
export async function summariseUserActions(
  ctx: Ctx,
  input: Input,
): Promise<AnswerOf<typeof summariseUserActionsOperation>> {
  const { timeZone } = requirePerson(ctx);
  const userId = whoseActions(ctx, input.user_uuid);
  const { matching, ofType, ofUrgency, overdue } = conditionsOf(input, { now: ctx.now, timeZone });
  const counted = await ctx.db.$queryRaw<Counted[]>(sql`
    WITH ${heldRoles(userId, ctx.now)}
    SELECT action.action_type, count(*)::int AS total,
      count(*) FILTER (WHERE ${ofType})::int AS of_type,
      count(*) FILTER (WHERE action.urgency_rank = 3 AND ${ofUrgency})::int AS high,
      count(*) FILTER (WHERE action.urgency_rank = 2 AND ${ofUrgency})::int AS medium,
      count(*) FILTER (WHERE action.urgency_rank = 1 AND ${ofUrgency})::int AS low,
      count(*) FILTER (WHERE action.due_date < ${ctx.now}::timestamptz AND ${overdue})::int AS overdue,
      (SELECT provider.stale_since FROM user_action_provider AS provider
        WHERE provider.action_type = action.action_type) AS stale_since
    FROM user_action AS action
    WHERE action.user_id = ${userId}::uuid AND action.status = 'open' AND ${isEnabled} AND ${isVisible} AND ${matching}
    GROUP BY action.action_type ORDER BY action.action_type`);
  const sum = (of: (row: Counted) => number) => counted.reduce((total, row) => total + of(row), 0);
  return {
    total: sum(({ total }) => total),
    overdue: sum((row) => row.overdue),
    by_urgency: { high: sum(({ high }) => high), medium: sum(({ medium }) => medium), low: sum(({ low }) => low) },
    by_type: Object.fromEntries(counted.map(({ action_type, of_type }) => [action_type, of_type])),
    type_labels: Object.fromEntries(counted.map(({ action_type }) => [action_type, typeLabel(action_type)])),
    stale_since: Object.fromEntries(counted.flatMap(staleness)),
  };
}

/** What every action counted matches, and each group of figures beyond that. */
type SummaryConditions = { matching: Sql; ofType: Sql; ofUrgency: Sql; overdue: Sql };

function conditionsOf({ faceted, ...filters }: Input, at: ByCalendar): SummaryConditions {
  const all = sql`true`;
  if (faceted !== true) return { matching: matchesFilters(filters, at), ofType: all, ofUrgency: all, overdue: all };
  const { action_type, due_within_days, overdue, urgency, ...others } = filters;
  const due = { due_within_days, overdue };
  const under = (chosen: ActionFilters) => matchesFilters({ ...chosen, include_silenced: true }, at);
  return {
    matching: matchesFilters(others, at),
    ofType: under({ urgency, ...due }),
    ofUrgency: under({ action_type, ...due }),
    overdue: under({ action_type, urgency }),
  };
}

function staleness({ action_type, stale_since }: Counted): [string, string][] {
  return stale_since === null ? [] : [[action_type, stale_since.toISOString()]];
}
