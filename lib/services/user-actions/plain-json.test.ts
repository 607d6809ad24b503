import { expect, test } from 'vitest';
import { plainJson } from '@/lib/services/user-actions/plain-json';

test('what is read back is what was written, in ASCII alone', () => {
  const value = { why: 'Every approver’s list … 😀', more: ['ä', '"quoted"', '\u2028'] };
  expect(JSON.parse(plainJson(value))).toEqual(value);
  expect(plainJson(value)).toMatch(/^[\u0020-\u007e]*$/);
});
