import type { Actor } from '@/lib/core/actor';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { ActionSubject } from '@/lib/plugins/providers/provider';
import { actionColumns } from '@/lib/services/user-actions/action-columns';
import { offeredCorrectives, toWire } from '@/lib/services/user-actions/offered-correctives';
import { grantedThere, heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';

type FoundRow = ActionSubject & {
  /** The wire shape without its corrective actions, as the database built it. */
  wire: string;
  granted: string[];
  total: number;
};

export type FoundAction = { subject: ActionSubject; granted: string[]; json: string };

/** Which actions to find: a condition on user_action `action`, an order, and a page. */
export type ActionSearch = { userId: string; where: Sql; orderBy: Sql; limit: number; offset: number };

/**
 * Finds actions that their person may see now, each as JSON of the wire shape, with the count of all that match.
 * One statement: the database builds everything but the corrective actions, which are the providers' to say.
 */
export async function findActions(
  ctx: Ctx,
  timeZone: string,
  { userId, where, orderBy, limit, offset }: ActionSearch,
): Promise<{ found: FoundAction[]; total: number }> {
  const matching = sql`FROM user_action AS action WHERE action.user_id = ${userId}::uuid AND ${isVisible} AND ${where}`;
  const rows = await ctx.db.$queryRaw<FoundRow[]>(sql`
    WITH ${heldRoles(userId, ctx.now)},
    page AS (SELECT action.* ${matching} ORDER BY ${orderBy} LIMIT ${limit} OFFSET ${offset})
    SELECT (SELECT count(*) ${matching})::int AS total,
      row_to_json(wire)::text AS wire, ${grantedThere} AS granted,
      action.id, action.user_id, action.action_type, action.title, action.object_type, action.object_id,
      action.related_object_name, action.order_type, action.offering_type, action.route_name, action.route_params,
      action.evidence
    FROM page AS action CROSS JOIN LATERAL (SELECT ${actionColumns(ctx.now, timeZone)}) AS wire
    ORDER BY ${orderBy}`);
  const found = rows.map((row) => ({ subject: row, granted: row.granted, json: withCorrectives(ctx.actor, row) }));
  return { found, total: rows[0]?.total ?? (offset === 0 ? 0 : await countActions(ctx, userId, where)) };
}

/** How many actions match; asked on its own only for a page beyond the last. */
async function countActions(ctx: Ctx, userId: string, where: Sql): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ total: number }[]>(sql`
    WITH ${heldRoles(userId, ctx.now)}
    SELECT count(*)::int AS total FROM user_action AS action
    WHERE action.user_id = ${userId}::uuid AND ${isVisible} AND ${where}`);
  return row?.total ?? 0;
}

function withCorrectives(actor: Actor, row: FoundRow): string {
  const correctives = offeredCorrectives(actor, row, row.granted).map((corrective) => toWire(corrective, row));
  return `${row.wire.slice(0, -1)},"corrective_actions":${JSON.stringify(correctives)}}`;
}
