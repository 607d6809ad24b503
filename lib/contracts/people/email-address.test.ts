import { expect, test } from 'vitest';
import { emailAddress } from '@/lib/contracts/people/email-address';

test.each([
  'ann@example.org',
  'name@bücher.example',
  'name@xn--bcher-kva.example',
  'a@пример.рф',
  'a@xn--e1afmkfd.xn--p1ai',
])('%s is an email address, kept as it is given', (address) => {
  expect(emailAddress.parse(` ${address} `)).toBe(address);
});

test('an email address is kept in lower case, also beyond ASCII', () => {
  expect(emailAddress.parse('Ann@BÜCHER.Example')).toBe('ann@bücher.example');
});

test.each(['käthe@example.org', 'käthe@bücher.example', '例@example.org'])(
  '%s is refused because of what stands before the @, with that reason',
  (address) => {
    expect(emailAddress.safeParse(address).error?.issues.map(({ message }) => message)).toEqual([
      'Use only ASCII characters before the @: many email services can’t deliver to other addresses.',
    ]);
  },
);

test.each([
  '',
  '@',
  'ann',
  'bücher.example',
  '@bücher.example',
  'a@bücher',
  'a@b@bücher.example',
  'a@bü cher.example',
  'a@bücher.example/x',
  'a@bücher.example\nbcc: b@c.example',
  'a@bücher..example',
  `a@${'ü'.repeat(80)}.example`,
])('%j is no email address', (address) => {
  expect(emailAddress.safeParse(address).success).toBe(false);
});
