import { expect, test } from 'vitest';
import { changesInWords, countChanges, endingInWords, expiryInWords } from '@/components/access/access-labels';

const now = new Date('2026-11-22T22:30:00Z');

test('an expiry is said as a day of the reader’s zone with the days left there', () => {
  expect(expiryInWords('2026-11-24T23:30:00Z', now, 'UTC')).toBe('24 Nov 2026, 2 days left');
  expect(expiryInWords('2026-11-24T23:30:00Z', now, 'Europe/Tallinn')).toBe('25 Nov 2026, 2 days left');
  expect(expiryInWords('2026-11-23T01:00:00Z', now, 'UTC')).toBe('23 Nov 2026, 1 day left');
  expect(expiryInWords('2026-11-23T01:00:00Z', now, 'Europe/Tallinn')).toBe('23 Nov 2026, expires today');
  expect(expiryInWords(null, now, 'UTC')).toBe('Doesn’t expire');
});

test('what a request changes is said with a count for each change that there is', () => {
  const changes = (['GAIN_ACCESS', 'RENEW_ACCESS', 'RENEW_ACCESS', 'REVOKE_ACCESS'] as const).map((type) => ({ type }));
  expect(changesInWords(countChanges(changes))).toBe('1 person gains, 2 renew and 1 loses access');
  expect(changesInWords(countChanges([{ type: 'REVOKE_ACCESS' }, { type: 'REVOKE_ACCESS' }]))).toBe(
    '2 people lose access',
  );
});

test('access that no job has ended yet has expired', () => {
  expect(endingInWords(null)).toBe('Expired');
  expect(endingInWords('committee')).toBe('Withdrawn by the access committee');
});
