import type { Ctx } from '@/lib/db/context';

/** Whether there is anybody at all who could sign in one day; false on an empty installation. */
export async function hasPeople(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.user.findFirst({ select: { id: true } })) !== null;
}
