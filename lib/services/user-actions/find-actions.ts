import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';
import { actionPageText, type FoundAction, readActionPage } from '@/lib/services/user-actions/action-page';
import { type HeldRole, heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';

/** Which actions to find: a condition on user_action `action`, an order, and a page. */
export type ActionSearch = { userId: string; where: Sql; orderBy: Sql; limit: number; offset: number };

type PageRow = { total: number | null; rows: string | null; held: HeldRole[] | null };

/**
 * Finds actions that their person may see now, each as JSON of the wire shape, with the count of all that match.
 * One statement and one row, however many actions.
 */
export async function findActions(
  ctx: Ctx,
  timeZone: string,
  { userId, where, orderBy, limit, offset }: ActionSearch,
): Promise<{ found: FoundAction[]; total: number }> {
  const [page] = await queryRows<PageRow>(
    ctx.db,
    sql`
    WITH ${heldRoles(userId, ctx.now)},
    page AS (
      SELECT action.*, count(*) OVER () AS total FROM user_action AS action
      WHERE action.user_id = ${userId}::uuid AND ${isVisible} AND ${where} ORDER BY ${orderBy} LIMIT ${limit} OFFSET ${offset}
    )
    SELECT max(action.total)::int AS total, (SELECT json_agg(held) FROM held) AS held,
      ${actionPageText(ctx.now, timeZone)} AS rows
    FROM page AS action`,
  );
  if (typeof page?.rows === 'string') {
    return {
      found: readActionPage(page.rows, { actor: ctx.actor, userId, held: page.held ?? [], timeZone }),
      total: page.total ?? 0,
    };
  }
  return { found: [], total: offset === 0 ? 0 : await countActions(ctx, userId, where) };
}

/** How many actions match; asked on its own only for a page beyond the last. */
async function countActions(ctx: Ctx, userId: string, where: Sql): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ total: number }[]>(sql`
    WITH ${heldRoles(userId, ctx.now)}
    SELECT count(*)::int AS total FROM user_action AS action
    WHERE action.user_id = ${userId}::uuid AND ${isVisible} AND ${where}`);
  return row?.total ?? 0;
}
