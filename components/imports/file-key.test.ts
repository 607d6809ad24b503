import { expect, test } from 'vitest';
import { fileKey } from '@/components/imports/file-key';

test('a file that was saved again under its name is another file', () => {
  const file = { name: 'people.csv', size: 120, lastModified: 1 };
  expect(fileKey({ ...file })).toBe(fileKey(file));
  const others = [
    { ...file, lastModified: 2 },
    { ...file, size: 121 },
    { ...file, name: 'p.csv' },
  ];
  expect(new Set([file, ...others].map(fileKey)).size).toBe(4);
});
