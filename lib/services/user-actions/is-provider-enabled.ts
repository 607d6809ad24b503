import type { Ctx } from '@/lib/db/context';

/** False when staff switched the provider off; one that has no row yet is on. */
export async function isProviderEnabled(ctx: Ctx, actionType: string): Promise<boolean> {
  const row = await ctx.db.userActionProvider.findUnique({ where: { action_type: actionType } });
  return row?.is_enabled ?? true;
}
