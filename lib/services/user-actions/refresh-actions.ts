import type { ChangedScope } from '@/lib/core/events';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';
import { isRowError } from '@/lib/db/row-error';
import { transaction } from '@/lib/db/transaction';
import { closeDesiredActions } from '@/lib/plugins/providers/desired-actions';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { readSettings } from '@/lib/services/settings/read-settings';
import { isProviderEnabled } from '@/lib/services/user-actions/is-provider-enabled';
import { noteCancelled, noteFailure, noteStart, noteSuccess } from '@/lib/services/user-actions/note-run';
import { waitForProvider } from '@/lib/services/user-actions/provider-lock';
import { type EnterPhase, refreshName, unwatched, watched } from '@/lib/services/user-actions/refresh-phases';
import { type RefreshCounts, refreshProvider } from '@/lib/services/user-actions/refresh-provider';
import { registerProviders } from '@/lib/services/user-actions/register-providers';
import { resolveAllActions } from '@/lib/services/user-actions/write-actions';

/** A full refresh of a large installation takes a while; past this it is given up and changes nothing. */
const LONGEST_REFRESH_MS = 15 * 60_000;

export type RefreshRequest = {
  /** Null for every provider. */
  actionType: string | null;
  /** Left out for everybody and everything. */
  scope?: ChangedScope;
};

export type ProviderRun = RefreshCounts & {
  action_type: string;
  status: 'succeeded' | 'failed' | 'skipped' | 'cancelled';
  duration_ms: number;
  error: string;
};

/** Refreshes one provider or all, each in a transaction of its own: one that fails changes nothing, and the others run on. */
export async function refreshActions(ctx: Ctx, request: RefreshRequest): Promise<{ providers: ProviderRun[] }> {
  await registerProviders(ctx);
  const { USER_ACTIONS_ENABLED } = await readSettings(ctx.db);
  const known = await ctx.db.userActionProvider.findMany({ select: { action_type: true, is_enabled: true } });
  const enabled = new Set(known.filter(({ is_enabled }) => is_enabled).map(({ action_type }) => action_type));
  const providers: ProviderRun[] = [];
  for (const provider of actionProviders) {
    if (request.actionType !== null && request.actionType !== provider.actionType) continue;
    const isOn = USER_ACTIONS_ENABLED && enabled.has(provider.actionType);
    if (isOn) providers.push(await runProvider(ctx, provider, request.scope));
    else providers.push(await skipProvider(ctx, provider.actionType, enabled.has(provider.actionType)));
  }
  return { providers };
}

/** What stays of one that is switched off is resolved; that this fails because of a row keeps no other provider from running. */
async function skipProvider(ctx: Ctx, action_type: string, isEnabled: boolean): Promise<ProviderRun> {
  try {
    if (!isEnabled) await resolveUnlessSwitchedOn(ctx, action_type);
    return skipped(action_type);
  } catch (error) {
    if (!isRowError(error)) throw error;
    ctx.log.error({ err: error, action_type }, 'could not resolve the actions of a provider that is turned off');
    return { ...skipped(action_type), status: 'failed', error: sentenceOf(error) };
  }
}

/** Asks again once nothing else decides about the provider: somebody may have switched it on meanwhile. */
async function resolveUnlessSwitchedOn(ctx: Ctx, actionType: string): Promise<void> {
  await transaction(
    ctx,
    async (tx) => {
      await waitForProvider(tx, actionType);
      if (!(await isProviderEnabled(tx, actionType))) await resolveAllActions(tx, actionType);
    },
    LONGEST_REFRESH_MS,
  );
}

function skipped(action_type: string): ProviderRun {
  return { action_type, status: 'skipped', duration_ms: 0, error: '', opened: 0, changed: 0, resolved: 0 };
}

async function runProvider(ctx: Ctx, provider: ActionProvider, scope: ChangedScope | undefined): Promise<ProviderRun> {
  const action_type = provider.actionType;
  const startedAtMs = performance.now();
  if (scope === undefined) await noteStart(ctx, action_type);
  try {
    const counts = await transaction(
      ctx,
      async (tx) => {
        if (scope === undefined) await nameTransaction(tx, action_type);
        await waitForProvider(tx, action_type);
        const enterPhase = scope === undefined ? watched(ctx, action_type) : unwatched;
        const found = await refreshUnlessSwitchedOff(tx, provider, scope ?? {}, enterPhase);
        if (scope === undefined) await noteSuccess(tx, action_type, found, elapsed(startedAtMs));
        return found;
      },
      LONGEST_REFRESH_MS,
    );
    return { action_type, status: 'succeeded', duration_ms: elapsed(startedAtMs), error: '', ...counts };
  } catch (error) {
    const isCancelled = scope === undefined && (await noteCancelled(ctx, action_type, elapsed(startedAtMs))) !== null;
    if (isCancelled) return { ...skipped(action_type), status: 'cancelled', duration_ms: elapsed(startedAtMs) };
    logFailure(ctx.log, 'error', { err: error, action_type }, 'provider failed');
    const sentence = sentenceOf(error);
    if (scope === undefined) {
      await noteFailure(ctx, action_type, sentence, elapsed(startedAtMs));
      await notifyOfLongFailure(ctx, provider, sentence);
    }
    return { ...skipped(action_type), status: 'failed', duration_ms: elapsed(startedAtMs), error: sentence };
  }
}

/** Asks again now that the lock is held: somebody may have switched the provider off while this waited for it. */
async function refreshUnlessSwitchedOff(
  tx: Ctx,
  provider: ActionProvider,
  scope: ChangedScope,
  enterPhase: EnterPhase,
): Promise<RefreshCounts> {
  if (await isProviderEnabled(tx, provider.actionType)) {
    const counts = await refreshProvider(tx, provider, { scope, mayInsert: true, enterPhase });
    await closeDesiredActions(tx);
    return counts;
  }
  return { opened: 0, changed: 0, resolved: await resolveAllActions(tx, provider.actionType) };
}

async function nameTransaction(tx: Ctx, actionType: string): Promise<void> {
  await tx.db.$executeRaw(sql`SELECT set_config('application_name', ${refreshName(actionType)}, true)`);
}

function elapsed(sinceMs: number): number {
  return Math.round(performance.now() - sinceMs);
}

/** What the providers page shows of an error: its last line, which names what went wrong but no statement. */
function sentenceOf(error: unknown): string {
  const known = toDomainError(error);
  const message = known instanceof Error ? known.message : String(known);
  return message.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
}

/** Staff are told of a provider that has failed for as long as a setting says, again each hour while it does. */
async function notifyOfLongFailure(
  ctx: Ctx,
  { actionType: action_type, pluralName }: ActionProvider,
  message: string,
): Promise<void> {
  const { NOTIFICATIONS_PROVIDER_FAILING_MINUTES } = await readSettings(ctx.db);
  const failingSince = new Date(ctx.now.getTime() - NOTIFICATIONS_PROVIDER_FAILING_MINUTES * 60_000);
  const isLong = await ctx.db.userActionProvider.count({ where: { action_type, stale_since: { lte: failingSince } } });
  if (isLong === 0) return;
  await raiseNotification(ctx, 'critical_error', {
    subject: `provider ${pluralName}`,
    message,
    metadata: { action_type },
  });
}
