import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { findSilentStores } from '@/lib/services/stores/find-silent-stores';

const ID = 'check-stores';

export const checkStoresJob = defineJob({
  id: ID,
  description: 'Notifies staff of stores that have delivered nothing for longer than usual',
  timetable: '*/15 * * * *',
  event: null,
  concurrencyKey: ID,
  payload: z.strictObject({}),
  run: (ctx) => findSilentStores(ctx),
});
