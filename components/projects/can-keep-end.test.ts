import { expect, test } from 'vitest';
import { canKeepEnd } from '@/components/projects/can-keep-end';

test('a recovered project keeps an end date that lies ahead, and with grace one of today', () => {
  const on = (end_date: string | null, effective_end_date = end_date) =>
    canKeepEnd({ end_date, effective_end_date }, '2026-03-10');
  expect([on('2026-03-11'), on('2026-03-10', '2026-03-17')]).toEqual([true, true]);
  expect([on(null), on('2026-03-10'), on('2026-03-09', '2026-03-16')]).toEqual([false, false, false]);
});
