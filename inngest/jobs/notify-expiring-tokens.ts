import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { notifyExpiringTokens } from '@/lib/services/accounts/notify-expiring-tokens';

const ID = 'notify-expiring-tokens';

export const notifyExpiringTokensJob = defineJob({
  id: ID,
  description: 'Notifies the owners of API tokens that expire within a week',
  timetable: '20 * * * *',
  event: null,
  concurrencyKey: ID,
  payload: z.strictObject({}),
  run: (ctx) => notifyExpiringTokens(ctx),
});
