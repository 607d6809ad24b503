import { expect, test } from 'vitest';
import { isReadableCallback, withoutBadCallback } from '@/lib/auth/callback-url';

test.each(['/actions', '/', 'https://heed.example.org/actions', 'http://127.0.0.1:3000/'])('%s can be read', (text) => {
  expect(isReadableCallback(text)).toBe(true);
});

test.each(['', '::', 'actions', 'http://', 'javascript:alert(1)', 'https://[', '//['])('%j cannot be read', (text) => {
  expect(isReadableCallback(text)).toBe(false);
});

test('a cookie that leads nowhere is left out, and all others stay', () => {
  const cookie = 'heed-session=a=b; authjs.callback-url=%3A%3A; theme=dark';
  expect(withoutBadCallback(new Headers({ cookie })).get('cookie')).toBe('heed-session=a=b; theme=dark');
  expect(withoutBadCallback(new Headers({ cookie: '__Secure-authjs.callback-url=%' })).has('cookie')).toBe(false);
  const good = 'authjs.callback-url=http%3A%2F%2F127.0.0.1%3A3000; theme=dark';
  expect(withoutBadCallback(new Headers({ cookie: good })).get('cookie')).toBe(good);
});
