import { requirePerson } from '@/lib/auth/require';
import type { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesFilters, orderActions } from '@/lib/services/user-actions/filter-actions';
import { findActions } from '@/lib/services/user-actions/find-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';
import { whoseActions } from '@/lib/services/user-actions/whose-actions';

/** The open actions of the caller, or for staff of somebody else, under filters; a page as a JSON array. */
export async function listUserActions(
  ctx: Ctx,
  input: InputOf<typeof listUserActionsOperation>,
): Promise<{ json: string; total: number }> {
  const { timeZone } = requirePerson(ctx);
  const { found, total } = await findActions(ctx, timeZone, {
    userId: whoseActions(ctx, input.user_uuid),
    where: sql`action.status = 'open' AND ${isEnabled} AND ${matchesFilters(input, { now: ctx.now, timeZone })}`,
    orderBy: orderActions(input.o),
    limit: input.page_size,
    offset: (input.page - 1) * input.page_size,
  });
  return { json: `[${found.map(({ json }) => json).join(',')}]`, total };
}
