import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { purgeDuePeople } from '@/lib/services/purging/purge-due-people';

export const purgeJob = defineJob({
  id: 'purge',
  description: 'Purges the data of deleted people whose period of grace is over',
  timetable: '40 3 * * *',
  event: null,
  concurrencyKey: 'purge',
  payload: z.strictObject({}),
  run: (ctx) => purgeDuePeople(ctx),
});
