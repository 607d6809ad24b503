import { expect, test } from 'vitest';
import { formatExpiry } from '@/components/preferences/token-labels';

const now = new Date('2026-11-22T10:00:00Z');

test.each([
  [null, 'Never expires'],
  ['2026-11-22T10:00:00Z', 'Expired'],
  ['2026-11-22T13:00:00Z', 'Expires in 3 hours'],
  ['2026-11-23T10:00:00Z', 'Expires tomorrow'],
  ['2026-11-27T10:00:00Z', 'Expires in 5 days'],
  ['2027-02-20T10:00:00Z', 'Expires 20 Feb 2027'],
])('a token that expires at %s is listed as “%s”', (expires_at, words) => {
  expect(formatExpiry({ expires_at }, now, 'UTC')).toBe(words);
});
