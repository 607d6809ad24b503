import type { SettingKey } from '@/lib/contracts/settings';
import type { DomainEvent } from '@/lib/core/events';
import { sql } from '@/lib/db/client';
import type { Ctx, Reaction } from '@/lib/db/context';
import { END_DATE_REQUEST } from '@/lib/plugins/notification-kinds/end-date-request';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { addEvent } from '@/lib/services/jobs/add-event';
import { withdrawFrom, withdrawMails } from '@/lib/services/ledger/withdraw-mails';
import { isProviderEnabled } from '@/lib/services/user-actions/is-provider-enabled';
import { tryHoldPeople, tryShareProvider } from '@/lib/services/user-actions/provider-lock';
import { refreshProvider } from '@/lib/services/user-actions/refresh-provider';

type Execution = Extract<DomainEvent, { type: 'action.executed' }>;

/**
 * What follows, in the same transaction, from what a service function changed: the actions that depend on it are computed again.
 * Events that ask for long work are left to the job engine through the outbox.
 */
export const reactToEvents: Reaction = async (ctx, events) => {
  const execution = events.find((event) => event.type === 'action.executed');
  for (const event of events) {
    if (isForJobs(event)) await addEvent(ctx, event);
    await takeBack(ctx, event);
    if (event.type === 'settings.changed') await askForRefreshes(ctx, event.keys);
    const unconcerned = await findUnconcerned(ctx, event);
    for (const provider of actionProviders) {
      const scope = unconcerned.has(provider.actionType) ? null : scopeOf(provider, event);
      if (scope === null) continue;
      if (isBacklog(event)) await addEvent(ctx, { type: 'refresh.requested', actionType: provider.actionType, scope });
      else await refreshNow(ctx, provider, scope, execution);
    }
  }
};

/** What people may not see or decide any more goes in the commit in which that ends: waiting mails, and what browsers show. */
async function takeBack(ctx: Ctx, event: DomainEvent): Promise<void> {
  if (event.type === 'end_date_requests.changed') {
    const ids = [...event.requestIds];
    if (ids.length > 0)
      await withdrawMails(
        ctx,
        sql`message.subject_type = ${END_DATE_REQUEST} AND message.subject_id = ANY(${ids}::text[])`,
      );
  }
  if (event.type !== 'roles.changed') return;
  await withdrawFrom(ctx, event.userIds);
  ctx.touch({ topic: 'projects', userIds: event.userIds });
}

const switchedBy: SettingKey = 'USER_ACTIONS_ENABLED';

/** Asks for a refresh of the providers that compute with one of these settings. */
async function askForRefreshes(ctx: Ctx, keys: readonly string[]): Promise<void> {
  if (keys.includes(switchedBy)) return addEvent(ctx, { type: 'refresh.requested', actionType: null });
  for (const { actionType, settings } of actionProviders) {
    if (settings.some((key) => keys.includes(key))) await addEvent(ctx, { type: 'refresh.requested', actionType });
  }
}

function scopeOf(provider: ActionProvider, event: DomainEvent): RefreshScope | null {
  switch (event.type) {
    case 'roles.changed':
      return { userIds: event.userIds };
    case 'action.executed':
      return event.actionType === provider.actionType ? { userIds: [event.userId] } : null;
    default:
      return provider.scopeOf(event);
  }
}

/**
 * The providers of which an event can only take away actions and reminders, from people who have none: where no other refresh can
 * add any meanwhile, there is nothing to do.
 */
async function findUnconcerned(ctx: Ctx, event: DomainEvent): Promise<ReadonlySet<string>> {
  if (event.type !== 'roles.changed' || event.isLoss !== true) return new Set();
  const held = await tryHoldPeople(
    ctx,
    actionProviders.map(({ actionType }) => actionType),
  );
  const open = await ctx.db.$queryRaw<{ action_type: string }[]>(sql`
    SELECT action_type FROM user_action WHERE user_id = ANY(${[...event.userIds]}::uuid[]) AND status = 'open'
    UNION SELECT kind FROM reminder WHERE recipient_id = ANY(${[...event.userIds]}::uuid[]) AND status = 'SCHEDULED'`);
  const concerned = new Set(open.map(({ action_type }) => action_type));
  return new Set(held.filter((actionType) => !concerned.has(actionType)));
}

/**
 * A narrow refresh never waits for another. Beside one that may not see what this transaction changes, because it reads
 * before the commit, the same scope is asked for once more, to be computed after both.
 */
async function refreshNow(
  ctx: Ctx,
  provider: ActionProvider,
  scope: RefreshScope,
  execution: Execution | undefined,
): Promise<void> {
  const { actionType } = provider;
  if (scope.objectIds?.length === 0 || scope.userIds?.length === 0) return;
  const { mayInsert, isAlone } = await tryShareProvider(ctx, actionType, scope);
  if (!(await isProviderEnabled(ctx, actionType))) return;
  if (!mayInsert || !isAlone) await addEvent(ctx, { type: 'refresh.requested', actionType, scope });
  const executed = execution === undefined ? {} : { executed: execution };
  await refreshProvider(ctx, provider, { scope, mayInsert, ...executed });
}

/** Whether so much changed at once that the actions are left to the job engine, too. */
function isBacklog(event: DomainEvent): boolean {
  switch (event.type) {
    case 'access.changed':
      return event.isBacklog === true;
    case 'checklists.changed':
      return event.completionIds === null;
    case 'reviews.changed':
      return event.reviewIds === null;
    default:
      return false;
  }
}

function isForJobs({ type }: DomainEvent): boolean {
  return ['refresh.requested', 'sync.requested', 'rules.requested', 'project_lives.requested'].includes(type);
}
