import { expect, test } from 'vitest';
import { occurringOptions } from '@/lib/client/filters/occurring-options';

const labelOf = (id: string) => `The ${id}`;

test('a menu offers every value that occurs, by its label, with its count', () => {
  expect(occurringOptions({ zebra: 2, ape: 11 }, '', labelOf)).toEqual([
    { id: 'ape', label: 'The ape', count: 11 },
    { id: 'zebra', label: 'The zebra', count: 2 },
  ]);
});

test('the value chosen stays in the menu when none of it is left', () => {
  expect(occurringOptions({ ape: 1 }, 'gnu', labelOf)).toEqual([
    { id: 'ape', label: 'The ape', count: 1 },
    { id: 'gnu', label: 'The gnu', count: 0 },
  ]);
  expect(occurringOptions({ ape: 1 }, 'ape', labelOf)).toHaveLength(1);
});
