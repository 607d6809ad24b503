import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { deliver } from '@/lib/services/delivery/deliver';

export const deliverJob = defineJob({
  id: 'deliver',
  description: 'Sends what waits to be delivered: at once after something was raised, and every minute',
  timetable: '* * * * *',
  event: 'delivery.requested',
  concurrencyKey: 'deliver',
  payload: z.strictObject({}),
  run: (ctx) => deliver(ctx),
});
