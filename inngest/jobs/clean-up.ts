import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { cleanUp } from '@/lib/services/clean-up/clean-up';

export const cleanUpJob = defineJob({
  id: 'clean-up',
  description: 'Deletes records past their retention and ends expired snoozes and roles',
  timetable: '30 3 * * *',
  event: null,
  concurrencyKey: 'clean-up',
  payload: z.strictObject({}),
  run: (ctx) => cleanUp(ctx),
});
