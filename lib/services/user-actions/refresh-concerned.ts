import type { DomainEvent } from '@/lib/core/events';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { closeDesiredActions } from '@/lib/plugins/providers/desired-actions';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';
import { addEvent } from '@/lib/services/jobs/add-event';
import { readSettings } from '@/lib/services/settings/read-settings';
import { type Share, tryShareProviders } from '@/lib/services/user-actions/provider-lock';
import { refreshProvider } from '@/lib/services/user-actions/refresh-provider';

/** A provider, and what of it is to be computed again. */
export type Concerned = { actionType: string; provider: ActionProvider; scope: RefreshScope };

type Cause = {
  /** The execution that caused it all, for the reason of what it resolves. */
  execution: Extract<DomainEvent, { type: 'action.executed' }> | undefined;
  /** True where actions and reminders can only go. */
  isLoss: boolean;
};

/**
 * Refreshes in the transaction of a change what it concerns, without ever waiting for another refresh. Beside one that may not
 * see what this transaction changes, because it reads before the commit, the same scope is asked for once more, to be computed
 * after both.
 */
export async function refreshConcerned(ctx: Ctx, concerned: readonly Concerned[], cause: Cause): Promise<void> {
  if (concerned.length === 0) return;
  const shares = await tryShareProviders(ctx, concerned);
  const settings = await readSettings(ctx.db);
  if (!settings.USER_ACTIONS_ENABLED) return;
  const unconcerned = cause.isLoss ? await findUnconcerned(ctx, concerned, shares) : [];
  const skipped = new Set([...(await findDisabled(ctx)), ...unconcerned]);
  const executed = cause.execution === undefined ? {} : { executed: cause.execution };
  for (const { actionType, provider, scope } of concerned) {
    if (skipped.has(actionType)) continue;
    const { isAlone, mayInsert } = shares.get(actionType) ?? { mayInsert: false, isAlone: false };
    if (!mayInsert || !isAlone) await addEvent(ctx, { type: 'refresh.requested', actionType, scope });
    await refreshProvider(ctx, provider, { scope, mayInsert, settings, ...executed });
  }
  await closeDesiredActions(ctx);
}

/** The providers that staff switched off; one that has no row yet is on. */
async function findDisabled({ db }: Ctx): Promise<string[]> {
  const rows = await db.userActionProvider.findMany({ where: { is_enabled: false }, select: { action_type: true } });
  return rows.map(({ action_type }) => action_type);
}

/**
 * The providers whose actions and reminders can only go, from people who have none: where no other refresh can add any meanwhile,
 * there is nothing to do.
 */
async function findUnconcerned(
  { db }: Ctx,
  concerned: readonly Concerned[],
  shares: ReadonlyMap<string, Share>,
): Promise<string[]> {
  const userIds = [...new Set(concerned.flatMap(({ scope }) => scope.userIds ?? []))];
  const open = await db.$queryRaw<{ action_type: string }[]>(sql`
    SELECT action_type FROM user_action WHERE user_id = ANY(${userIds}::uuid[]) AND status = 'open'
    UNION SELECT kind FROM reminder WHERE recipient_id = ANY(${userIds}::uuid[]) AND status = 'SCHEDULED'`);
  const having = new Set(open.map(({ action_type }) => action_type));
  const isUndisturbed = ({ isAlone, mayInsert }: Share) => isAlone && mayInsert;
  return [...shares].flatMap(([type, share]) => (isUndisturbed(share) && !having.has(type) ? [type] : []));
}
