import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Waits for the one lock of a provider's refreshes; it is held until the transaction ends. */
export async function waitForProvider(ctx: Ctx, actionType: string): Promise<void> {
  await ctx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`provider:${actionType}`}, 0))`);
}

/** Shares the lock of a provider with other narrow refreshes; false while a full refresh holds it. */
export async function tryShareProvider(ctx: Ctx, actionType: string): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<{ taken: boolean }[]>(
    sql`SELECT pg_try_advisory_xact_lock_shared(hashtextextended(${`provider:${actionType}`}, 0)) AS taken`,
  );
  return row?.taken === true;
}
