import { z } from 'zod';
import { instant } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const count = z.int().min(0);

/** Where a run of a job stands. */
export const jobRunStatuses = ['running', 'succeeded', 'failed'] as const;

const syncRun = z.strictObject({
  started_at: instant,
  finished_at: instant.nullable(),
  status: z.enum(jobRunStatuses),
  pages: count,
  created: count,
  updated: count,
  unchanged: count,
  /** Orders that could not be stored; notices say why. */
  refused: count,
  /** Why it failed, in a sentence; empty otherwise. */
  error: z.string(),
});

export const orderSync = z.strictObject({
  is_configured: z.boolean(),
  /** What staff call the source; empty without one. */
  source_name: z.string(),
  last_run: syncRun.nullable(),
  next_run: instant.nullable(),
});

export type OrderSync = z.output<typeof orderSync>;

export const readOrderSyncOperation = operation({
  id: 'order_sync_read',
  method: 'GET',
  path: '/api/order-sync/',
  summary: 'Read the order source and its last run',
  permission: 'STAFF',
  answer: orderSync,
});

export const requestOrderSyncOperation = operation({
  id: 'order_sync_request',
  method: 'POST',
  path: '/api/order-sync/run/',
  summary: 'Sync orders now',
  permission: 'STAFF',
  reachesOut: true,
  status: 202,
  answer: z.strictObject({ status: z.literal('scheduled') }),
  errors: ['rule_broken'],
});
