import { expect, test } from 'vitest';
import { differencesOf } from '@/lib/services/audit/differences';

test('only what is given and differs counts, from what to what', () => {
  const before = { name: 'a', days: [1, 2], note: null, size: 1 };
  expect(differencesOf(before, { name: 'b', days: [1, 2], note: '', size: undefined })).toEqual({
    name: { from: 'a', to: 'b' },
    note: { from: null, to: '' },
  });
});

test('the order within a list counts', () => {
  expect(differencesOf({ days: [1, 2] }, { days: [2, 1] })).toEqual({ days: { from: [1, 2], to: [2, 1] } });
});
