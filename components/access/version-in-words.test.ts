import { expect, test } from 'vitest';
import { versionInWords } from '@/components/access/version-in-words';

test('a version is said with the current one where it is an earlier one', () => {
  expect(versionInWords(3, 3)).toBe('version 3');
  expect(versionInWords(2, 3)).toBe('version 2, current 3');
});
