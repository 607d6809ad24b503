import type { SettingKey } from '@/lib/contracts/settings';
import type { DomainEvent } from '@/lib/core/events';
import { sql } from '@/lib/db/client';
import type { Ctx, Reaction } from '@/lib/db/context';
import { END_DATE_REQUEST } from '@/lib/plugins/notification-kinds/end-date-request';
import { isFull } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { addEvent } from '@/lib/services/jobs/add-event';
import { withdrawFrom, withdrawMails } from '@/lib/services/ledger/withdraw-mails';
import { type Concerned, refreshConcerned } from '@/lib/services/user-actions/refresh-concerned';

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
    const concerned = findConcerned(event);
    const isLoss = event.type === 'roles.changed' && event.isLoss === true;
    await refreshConcerned(
      ctx,
      concerned.filter(({ scope }) => !isBacklog(event, scope)),
      { execution, isLoss },
    );
    for (const { actionType, scope } of concerned) {
      if (isBacklog(event, scope)) await addEvent(ctx, { type: 'refresh.requested', actionType, scope });
    }
  }
};

/** What people may not see or decide any more goes in the commit in which that ends: waiting mails, and what browsers show. */
async function takeBack(ctx: Ctx, event: DomainEvent): Promise<void> {
  if (event.type === 'end_date_requests.changed') {
    const ids = [...(event.requestIds ?? [])];
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

function findConcerned(event: DomainEvent): Concerned[] {
  return actionProviders.flatMap((provider) => {
    const scope = scopeOf(provider, event);
    const isNobody = scope?.objectIds?.length === 0 || scope?.userIds?.length === 0;
    return scope === null || isNobody ? [] : [{ actionType: provider.actionType, provider, scope }];
  });
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

/** Whether so much changed at once that the actions are left to the job engine, too. */
function isBacklog(event: DomainEvent, scope: RefreshScope): boolean {
  return isFull(scope) || (event.type === 'access.changed' && event.isBacklog === true);
}

function isForJobs({ type }: DomainEvent): boolean {
  return ['refresh.requested', 'sync.requested', 'rules.requested', 'project_lives.requested'].includes(type);
}
