import { expect, test } from 'vitest';
import { formatSyncCounts, isWaitingFor } from '@/components/imports/sync-labels';

const run = {
  started_at: '2026-11-22T10:00:00.000Z',
  finished_at: null,
  status: 'succeeded' as const,
  pages: 1,
  created: 0,
  updated: 0,
  unchanged: 4,
  refused: 0,
  error: '',
};
const sync = { is_configured: true, source_name: 'the shop', last_run: run, next_run: null };

test('says what changed and what could not be used, and that nothing did', () => {
  expect(formatSyncCounts({ ...run, created: 2, refused: 1 })).toBe('2 new, 1 rejected');
  expect(formatSyncCounts(run)).toBe('Nothing changed');
});

test('waits until another run has begun', () => {
  expect(isWaitingFor(undefined, sync)).toBe(false);
  expect(isWaitingFor(run.started_at, sync)).toBe(true);
  expect(isWaitingFor(null, sync)).toBe(false);
  expect(isWaitingFor(null, { ...sync, last_run: null })).toBe(true);
});
