import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';

export const accessExpiryJob = defineJob({
  id: 'access-expiry',
  description: 'Ends access that has expired',
  timetable: '* * * * *',
  event: null,
  concurrencyKey: 'access-expiry',
  payload: z.strictObject({}),
  run: (ctx) => expireAccess(ctx),
});
