import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { deliver } from '@/lib/services/delivery/deliver';

export const deliverJob = defineJob({
  id: 'deliver',
  description: 'Sends queued messages: right after they are created, and every minute',
  timetable: '* * * * *',
  event: 'delivery.requested',
  concurrencyKey: 'deliver',
  payload: z.strictObject({}),
  run: (ctx) => deliver(ctx),
});
