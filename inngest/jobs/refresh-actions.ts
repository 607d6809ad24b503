import { z } from 'zod';
import { defineJob, type TimetableLine } from '@/inngest/job';
import { JobFailed } from '@/inngest/job-failed';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { readSettings } from '@/lib/services/settings/read-settings';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { registerProviders } from '@/lib/services/user-actions/register-providers';

const ids = z.array(z.guid()).exactOptional();

const payload = z.strictObject({
  actionType: z.string().nullable().default(null),
  scope: z.strictObject({ userIds: ids, objectIds: ids }).exactOptional(),
});

export const refreshActionsJob = defineJob({
  id: 'refresh-actions',
  description: 'Finds actions: each provider on its own schedule, or all of them on request',
  timetable: providerTimetable,
  event: 'refresh.requested',
  concurrencyKey: 'refresh-actions',
  payload,
  run: refresh,
});

/** One line per provider that is switched on, read anew each time: staff may change a schedule while Heed runs. */
async function providerTimetable(ctx: Ctx): Promise<TimetableLine[]> {
  const { USER_ACTIONS_ENABLED } = await readSettings(ctx.db);
  if (!USER_ACTIONS_ENABLED) return [];
  await registerProviders(ctx);
  const providers = await ctx.db.userActionProvider.findMany({
    where: { is_enabled: true, action_type: { in: actionProviders.map(({ actionType }) => actionType) } },
    select: { action_type: true, schedule: true, last_execution: true },
    orderBy: { id: 'asc' },
  });
  return providers.map((provider) => ({
    key: provider.action_type,
    cron: provider.schedule,
    lastRunAt: provider.last_execution,
    payload: { actionType: provider.action_type },
  }));
}

async function refresh(ctx: Ctx, asked: z.output<typeof payload>) {
  const { actionType } = asked;
  if (actionType !== null && !actionProviders.some((provider) => provider.actionType === actionType)) {
    throw new DomainError('validation_failed', { detail: `Unknown provider: ${actionType}.` });
  }
  const result = await refreshActions(ctx, asked);
  const failed = result.providers.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return result;
  throw new JobFailed(failed.map((provider) => `${provider.action_type}: ${provider.error}`).join(' '), result);
}
