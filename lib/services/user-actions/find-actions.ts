import type { Actor } from '@/lib/core/actor';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { ActionSubject } from '@/lib/plugins/providers/provider';
import { actionColumns } from '@/lib/services/user-actions/action-columns';
import { offeredCorrectives, toWire } from '@/lib/services/user-actions/offered-correctives';
import { grantedThere, heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';

export type FoundAction = { subject: ActionSubject; granted: string[]; json: string };

/** Which actions to find: a condition on user_action `action`, an order, and a page. */
export type ActionSearch = { userId: string; where: Sql; orderBy: Sql; limit: number; offset: number };

/** What stands between rows and between their parts in the text that the database hands over. JSON escapes both. */
const BETWEEN_ROWS = '\u001e';
const BETWEEN_PARTS = '\u001f';

/**
 * Finds actions that their person may see now, each as JSON of the wire shape, with the count of all that match.
 * One statement and one value: the database builds everything but the corrective actions, which are the providers' to say.
 */
export async function findActions(
  ctx: Ctx,
  timeZone: string,
  { userId, where, orderBy, limit, offset }: ActionSearch,
): Promise<{ found: FoundAction[]; total: number }> {
  const [page] = await ctx.db.$queryRaw<{ total: number | null; rows: string | null }[]>(sql`
    WITH ${heldRoles(userId, ctx.now)},
    page AS (
      SELECT action.id, count(*) OVER () AS total FROM user_action AS action
      WHERE action.user_id = ${userId}::uuid AND ${isVisible} AND ${where} ORDER BY ${orderBy} LIMIT ${limit} OFFSET ${offset}
    )
    SELECT max(page.total)::int AS total,
      string_agg(concat_ws(${BETWEEN_PARTS}, row_to_json(wire)::text, ${grantedThere}, ${subjectParts}), ${BETWEEN_ROWS}
        ORDER BY ${orderBy}) AS rows
    FROM page JOIN user_action AS action ON action.id = page.id
    CROSS JOIN LATERAL (SELECT ${actionColumns(ctx.now, timeZone)}) AS wire`);
  const found = (page?.rows?.split(BETWEEN_ROWS) ?? []).map((row) => toFound(ctx.actor, row));
  return { found, total: page?.total ?? (offset === 0 ? 0 : await countActions(ctx, userId, where)) };
}

/** What corrective actions are made from, of user_action `action`: keys and codes, and JSON, which hold no separator. */
const subjectParts = sql`action.id, action.user_id, action.action_type, action.object_type, action.object_id, action.order_type,
  action.offering_type, action.route_name, action.route_params::text, action.evidence::text`;

/** How many actions match; asked on its own only for a page beyond the last. */
async function countActions(ctx: Ctx, userId: string, where: Sql): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ total: number }[]>(sql`
    WITH ${heldRoles(userId, ctx.now)}
    SELECT count(*)::int AS total FROM user_action AS action
    WHERE action.user_id = ${userId}::uuid AND ${isVisible} AND ${where}`);
  return row?.total ?? 0;
}

function toFound(actor: Actor, row: string): FoundAction {
  const [wire = '', roles = '', ...parts] = row.split(BETWEEN_PARTS);
  const subject = toSubject(wire, parts);
  const granted = roles.split(' ');
  const correctives = offeredCorrectives(actor, subject, granted).map((corrective) => toWire(corrective, subject));
  return { subject, granted, json: `${wire.slice(0, -1)},"corrective_actions":${JSON.stringify(correctives)}}` };
}

/** JSON is parsed when somebody asks for what is in it: lists rarely do. */
function toSubject(wire: string, parts: readonly string[]): ActionSubject {
  const [
    id = '',
    user_id = '',
    action_type = '',
    object_type = '',
    object_id = '',
    order_type = '',
    offering_type = '',
  ] = parts;
  const [route_name = '', routeParams = '{}', evidence = '{}'] = parts.slice(7);
  return {
    id,
    user_id,
    action_type,
    object_type,
    object_id,
    order_type,
    offering_type,
    route_name,
    get route_params() {
      return JSON.parse(routeParams);
    },
    get evidence() {
      return JSON.parse(evidence);
    },
    get title() {
      return JSON.parse(wire).title;
    },
    get related_object_name() {
      return JSON.parse(wire).related_object_name;
    },
  };
}
