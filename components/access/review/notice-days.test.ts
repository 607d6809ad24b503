import { expect, test } from 'vitest';
import { linesByDay } from '@/components/access/review/notice-days';

test('a day says what is scheduled by type, then what became of the others, failures first', () => {
  const day = '2026-12-10';
  const [renewal, end] = [
    { day, type: 'RENEWAL_NOTIFICATION' },
    { day, type: 'REVOKE_NOTIFICATION' },
  ] as const;
  const days = linesByDay([
    { ...renewal, status: 'SCHEDULED', count: 1 },
    { ...end, status: 'SCHEDULED', count: 1_200 },
    { ...end, status: 'SENT', count: 3 },
    { ...renewal, status: 'SENT', count: 1 },
    { ...renewal, status: 'SUPERSEDED', count: 1 },
    { ...renewal, status: 'CANCELLED', count: 2 },
    { ...renewal, status: 'FAILED', count: 1 },
  ]);
  expect([...days.keys()]).toEqual([day]);
  expect(days.get(day)?.map(({ sentence }) => sentence)).toEqual([
    '1 reminder to renew scheduled',
    '1,200 notices of access that ends scheduled',
    '1 failed',
    '4 sent',
    '3 not sent',
  ]);
  expect(days.get(day)?.map(({ tone }) => tone)).toEqual(['info', 'info', 'danger', 'success', 'neutral']);
});
