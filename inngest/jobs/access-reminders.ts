import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';

export const accessRemindersJob = defineJob({
  id: 'access-reminders',
  description: 'Sends the notices of access that are due',
  timetable: '* * * * *',
  event: null,
  concurrencyKey: 'access-reminders',
  payload: z.strictObject({}),
  run: (ctx) => sendAccessNotices(ctx),
});
