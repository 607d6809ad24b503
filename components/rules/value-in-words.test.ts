import { expect, test } from 'vitest';
import { valueInWords } from '@/components/rules/value-in-words';

const labels = new Map([
  ['user_status', 'Status'],
  ['never_signed_in', 'Never signed in'],
]);
const active = { key: 'user_status', config: { status: 'active' } };

test('a change of conditions reads as words, nested as they are', () => {
  const changed = [active, { not: { any: [{ key: 'never_signed_in', config: {} }, active] } }];
  expect(valueInWords(changed, labels)).toBe(
    'Status (status: active); not (any of (Never signed in; Status (status: active)))',
  );
  expect(valueInWords({ key: 'gone', config: { at_least: { value: 2, unit: 'days' }, roles: null } }, labels)).toBe(
    'Gone (at least: value: 2, unit: days)',
  );
});

test('plain values read as a person would say them', () => {
  const values = [null, true, 14, 'suspended', [], ['a', 'b']];
  expect(values.map((value) => valueInWords(value, labels))).toEqual([
    'none',
    'yes',
    '14',
    'suspended',
    'none',
    'a, b',
  ]);
});
