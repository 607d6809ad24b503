import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plantedFaults } from '@/faults/planted/planted-faults';

const root = path.join(import.meta.dirname, '../..');

test('there are at least sixteen, each of its own', () => {
  expect(new Set(plantedFaults.map(({ what }) => what)).size).toBeGreaterThanOrEqual(16);
});

test.each(plantedFaults)('$what: can be planted as the code is today', ({ expected, file, find, replacement }) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  expect(text.split(find)).toHaveLength(2);
  expect(replacement).not.toBe(find);
  expect(expected.files.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});
