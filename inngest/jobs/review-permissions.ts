import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { openDueReviews } from '@/lib/services/reviews/open-due-reviews';

export const reviewPermissionsJob = defineJob({
  id: 'review-permissions',
  description: 'Opens reviews of who has access to projects and organisations',
  timetable: '0 4 * * *',
  event: null,
  concurrencyKey: 'review-permissions',
  payload: z.strictObject({}),
  run: (ctx) => openDueReviews(ctx),
});
