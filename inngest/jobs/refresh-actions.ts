import { z } from 'zod';
import { defineJob, type TimetableLine } from '@/inngest/job';
import { JobFailed } from '@/inngest/job-failed';
import type { Ctx } from '@/lib/db/context';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';

const payload = z.strictObject({ actionType: z.string().nullable().default(null) });

export const refreshActionsJob = defineJob({
  id: 'refresh-actions',
  description: 'Looks for actions: each provider on its own schedule, or all of them when asked',
  timetable: providerTimetable,
  event: 'refresh.requested',
  concurrencyKey: 'refresh-actions',
  payload,
  run: refresh,
});

async function providerTimetable(ctx: Ctx): Promise<TimetableLine[]> {
  const providers = await ctx.db.userActionProvider.findMany({
    where: { is_enabled: true },
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

async function refresh(ctx: Ctx, { actionType }: z.output<typeof payload>) {
  const result = await refreshActions(ctx, { actionType });
  const failed = result.providers.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return result;
  throw new JobFailed(failed.map((provider) => `${provider.action_type}: ${provider.error}`).join(' '), result);
}
