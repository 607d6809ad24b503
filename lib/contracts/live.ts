import { z } from 'zod';
import { operation } from '@/lib/contracts/operation';
import { topics } from '@/lib/core/topics';

/** One event of the stream: what to fetch again. The version grows with every event. */
export const liveEvent = z.strictObject({ topic: z.enum(topics), version: z.int() });

export const watchLiveOperation = operation({
  id: 'live_watch',
  method: 'GET',
  path: '/api/live/',
  summary: 'Stream what changed, without its content',
  permission: 'SIGNED_IN',
  gives: { kind: 'events' },
  answer: z.string(),
});
