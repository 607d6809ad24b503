import { expect, test } from 'vitest';
import { asciiAddress, asciiDomain } from '@/lib/core/ascii-address';

test.each([
  ['name@bücher.example', 'name@xn--bcher-kva.example'],
  ['name@xn--bcher-kva.example', 'name@xn--bcher-kva.example'],
  ['a@пример.рф', 'a@xn--e1afmkfd.xn--p1ai'],
  ['a@例え.jp', 'a@xn--r8jz45g.jp'],
  ['a@straße.example', 'a@xn--strae-oqa.example'],
  ['name@example.org', 'name@example.org'],
  ['no address', 'no address'],
])('%s is sent as %s', (address, ascii) => {
  expect(asciiAddress(address)).toBe(ascii);
});

test.each([
  'bücher.example/x',
  'bü@cher.example',
  'bücher.example:80',
  'BÜCHER.example',
  'bu\u0308cher.example',
  'bü\u00adcher.de',
  'bücher。example',
  'ⅷ.example',
  'ü..de#',
])('the domain %j has no form that is compared', (domain) => expect(asciiDomain(domain)).toBeNull());
