import type { Settings } from '@/lib/contracts/settings';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { openDesiredActions, planForMany } from '@/lib/plugins/providers/desired-actions';
import { isFull, ofActions } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';
import { readSettings } from '@/lib/services/settings/read-settings';
import { type EnterPhase, unwatched } from '@/lib/services/user-actions/refresh-phases';
import { touchActions } from '@/lib/services/user-actions/touch-actions';
import { insertNewActions, resolveGoneActions, updateChangedActions } from '@/lib/services/user-actions/write-actions';

/** How many rows a refresh opened (also again), changed and resolved. */
export type RefreshCounts = { opened: number; changed: number; resolved: number };

export type RefreshOptions = {
  scope: RefreshScope;
  /** False while a full refresh runs, which alone may add rows then. */
  mayInsert: boolean;
  /** The person whose execution caused this, for the reason of what it resolves. */
  executed?: { userId: string; objectId: string };
  /** As they were read after the provider's lock was had; read here where left out. */
  settings?: Settings;
  /** Told of each phase; left out where nobody watches. */
  enterPhase?: EnterPhase;
};

/**
 * Computes what one provider wants within a scope and makes the rows agree, writing only what differs.
 * A fixed number of statements, whatever the number of people. Inside a transaction; the caller holds the provider's lock.
 */
export async function refreshProvider(
  ctx: Ctx,
  provider: ActionProvider,
  { scope, mayInsert, executed, enterPhase = unwatched, ...given }: RefreshOptions,
): Promise<RefreshCounts> {
  const settings = given.settings ?? (await readSettings(ctx.db));
  if (!settings.USER_ACTIONS_ENABLED) return { opened: 0, changed: 0, resolved: 0 };
  if (isFull(scope)) {
    await ctx.db.$executeRaw(sql`SET LOCAL work_mem = '128MB'`);
    await planForMany(ctx, Number.POSITIVE_INFINITY);
  }
  await enterPhase('Finding actions (1 of 4)');
  await openDesiredActions(ctx);
  await provider.collect(ctx, scope, { now: ctx.now, settings, timeZone: env.HEED_TIME_ZONE });
  const { hasDesired, mayBeGone } = await compareAtAGlance(ctx, provider, scope);
  await enterPhase('Comparing (2 of 4)');
  const { reopened, changed } = hasDesired ? await updateChangedActions(ctx, provider) : { reopened: 0, changed: 0 };
  await enterPhase('Resolving (3 of 4)');
  const resolved = mayBeGone ? await resolveGoneActions(ctx, provider, scope, executed) : 0;
  await enterPhase('Adding (4 of 4)');
  const inserted = mayInsert && hasDesired ? await insertNewActions(ctx, provider, scope) : 0;
  const counts = { opened: inserted + reopened, changed, resolved };
  await provider.remind?.(ctx, { scope, hasWritten: counts.opened + counts.changed > 0 });
  if (Object.values(counts).some((count) => count > 0)) await touchActions(ctx, provider, scope);
  return counts;
}

/** Whether a provider wants anything, and whether anything is open. Most of what is narrow is neither, and done with that. */
async function compareAtAGlance(
  ctx: Ctx,
  { actionType }: ActionProvider,
  scope: RefreshScope,
): Promise<{ hasDesired: boolean; mayBeGone: boolean }> {
  if (isFull(scope)) return { hasDesired: true, mayBeGone: true };
  const [seen] = await ctx.db.$queryRaw<{ facts: number; people: number; mayBeGone: boolean }[]>(sql`
    SELECT (SELECT count(*) FROM desired_action)::int AS facts, (SELECT count(*) FROM desired_user)::int AS people, EXISTS (
      SELECT 1 FROM user_action AS action
      WHERE action.action_type = ${actionType} AND action.status = 'open' ${ofActions(scope)}) AS "mayBeGone"`);
  const { facts = 0, mayBeGone = true, people = 0 } = seen ?? {};
  await planForMany(ctx, facts + people);
  return { hasDesired: facts > 0 && people > 0, mayBeGone };
}
