import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { thisTransaction } from '@/lib/plugins/providers/desired-actions';
import { isFull, ofActions } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';

/** Tells those whose lists a refresh changed in this transaction; after a full one, everybody. */
export async function touchActions(ctx: Ctx, { actionType }: ActionProvider, scope: RefreshScope): Promise<void> {
  if (isFull(scope)) return ctx.touch({ topic: 'actions' });
  const [touched] = await ctx.db.$queryRaw<{ userIds: string[] }[]>(sql`
    SELECT coalesce(array_agg(DISTINCT action.user_id::text), '{}') AS "userIds" FROM user_action AS action
    WHERE action.action_type = ${actionType} AND action.decided_in = ${thisTransaction} ${ofActions(scope)}`);
  ctx.touch({ topic: 'actions', userIds: touched?.userIds ?? [] });
}
