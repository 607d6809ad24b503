import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';

export const queueNoticeDigestsJob = defineJob({
  id: 'queue-notice-digests',
  description: 'Queues the daily digest of notifications and alerts of everyone whose 9:00 has come',
  timetable: '*/15 * * * *',
  event: null,
  concurrencyKey: 'queue-notice-digests',
  payload: z.strictObject({}),
  run: (ctx) => queueNoticeDigests(ctx),
});
