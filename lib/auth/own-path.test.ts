import { describe, expect, test } from 'vitest';
import { ownPath } from '@/lib/auth/own-path';

describe('ownPath', () => {
  test.each(['/history', '/actions?urgency=high&q=a%20b', '/admin/imports/1#errors'])(
    'keeps our own page %s',
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example/actions',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'actions',
    '',
    `/history?q=${'x'.repeat(1000)}`,
    undefined,
    null,
  ])('never leads elsewhere for %j', (path) => {
    expect(ownPath(path)).toBe('/actions');
  });

  test('never leads back to the sign-in page', () => {
    expect(ownPath('/sign-in?returnTo=%2Fsign-in')).toBe('/actions');
  });
});
