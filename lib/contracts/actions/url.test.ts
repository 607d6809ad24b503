import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionUrl, isActionUrl, webUrl } from '@/lib/contracts/actions/url';

test.each([
  '/',
  '/admin/imports/1?page=2#top',
  '/a//b',
  'https://example.org/x?y=1',
  'http://example.org:8080/',
  'HTTPS://EXAMPLE.org',
])('%s leads somewhere', (value) => expect(isActionUrl(value)).toBe(true));

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://example.org/',
  'mailto:a@example.org',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'http:/evil.example',
  'http:evil.example',
  'https:///evil.example',
  'https://user@evil.example/',
  'https://example.org:secret@evil.example/',
  'https://',
  'admin/imports',
  '?x',
  '#x',
  '',
  ' /x',
  '/x y',
  '/x\r\nSet-Cookie: a=b',
  '/\t/evil.example',
  'java\nscript:alert(1)',
  '/x\u0000',
  '/x\u2028y',
  '/x\u2029y',
  '/x\u0085y',
  '/x\u200by',
  '/x\u202ey',
  '/x\u00a0y',
])('%j leads nowhere', (value) => expect(isActionUrl(value)).toBe(false));

test.each([
  ['HTTPS://Example.ORG', 'https://example.org/'],
  ['HtTp://EXAMPLE.org:80/A?B=C#D', 'http://example.org/A?B=C#D'],
  ['https://bücher.example/é', 'https://xn--bcher-kva.example/%C3%A9'],
  ['/admin/../actions?q=ä#top', '/actions?q=%C3%A4#top'],
  ['/', '/'],
])('%s is kept as %s', (given, kept) => expect(actionUrl.parse(given)).toBe(kept));

test('whatever is taken is what the database takes, leads somewhere, and stays what it is', () => {
  const parts = fc.constantFrom(
    '/',
    '//',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    'a',
    'É',
    '%',
    '%2f',
    '😀',
    '\ud800',
    'org',
  );
  const start = fc.constantFrom('/', 'http://', 'HTTPS://', 'hTTp:/', 'https://a.org/', '//', '');
  const given = fc.tuple(start, fc.array(parts, { maxLength: 8 })).map(([head, rest]) => `${head}${rest.join('')}`);
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(given, fc.webUrl({ withFragments: true, withQueryParameters: true })), (value) => {
      const { success, data = '' } = actionUrl.safeParse(value);
      if (!success) return;
      taken += 1;
      expect(data).toMatch(/^(\/|https?:\/\/)/);
      expect(data.isWellFormed()).toBe(true);
      expect(isActionUrl(data)).toBe(true);
      expect(actionUrl.parse(data)).toBe(data);
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

test('an address that is too long once it is written out is refused', () => {
  expect(actionUrl.safeParse(`/${'é'.repeat(600)}`).success).toBe(false);
});

test('where an address of the web is asked for, a path of ours is refused by a sentence that does not offer one', () => {
  expect(webUrl.parse('HTTPS://Example.org/how')).toBe('https://example.org/how');
  for (const wrong of ['/how', 'ftp://example.org', 'https://ada:secret@example.org']) {
    expect(webUrl.safeParse(wrong).error?.issues[0]?.message).toMatch(/^Must be an http or https URL/);
  }
});
