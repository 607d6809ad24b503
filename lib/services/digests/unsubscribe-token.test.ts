import { expect, test } from 'vitest';
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';

const userId = '019aa000-1234-7abc-8def-000000000001';

test('a token names its person, in letters that need no escaping in addresses', () => {
  const token = unsubscribeToken(userId);
  expect(token).toMatch(/^[\w-]{64}$/);
  expect(readUnsubscribeToken(token)).toEqual({ userId, digest: 'actions' });
});

test('a token is about one of the two digests', () => {
  const token = unsubscribeToken(userId, 'notices');
  expect(token).not.toBe(unsubscribeToken(userId));
  expect(readUnsubscribeToken(token)).toEqual({ userId, digest: 'notices' });
});

test.each([
  ['', 'nothing'],
  ['x', 'one letter'],
  [unsubscribeToken(userId).slice(0, -1), 'one letter less'],
  [`${unsubscribeToken(userId)}AAAA`, 'some letters more'],
  [`B${unsubscribeToken(userId).slice(1)}`, 'another person under the same seal'],
  [unsubscribeToken(userId).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')), 'another seal'],
])('%s is no token: %s', (token) => {
  expect(readUnsubscribeToken(token)).toBeNull();
});
