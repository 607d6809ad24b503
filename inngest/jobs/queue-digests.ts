import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { QUEUE_DIGESTS, queueDigests } from '@/lib/services/digests/queue-digests';

export const queueDigestsJob = defineJob({
  id: QUEUE_DIGESTS,
  description: 'Queues the daily digest of everyone whose 9:00 has come, every quarter of an hour',
  timetable: '*/15 * * * *',
  event: null,
  concurrencyKey: QUEUE_DIGESTS,
  payload: z.strictObject({}),
  run: queueDigests,
});
