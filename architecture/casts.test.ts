import { expect, test } from 'vitest';
import { silencedTypes } from './casts';
import { plant, readTree } from './source-tree';

test('types are proved, never silenced', () => {
  expect(silencedTypes(readTree())).toEqual([]);
});

test('any, ! and as are found, as const is not', () => {
  const planted = plant({
    'lib/core/a.ts': "let x: any;\nconst y = x!;\nconst z = y as unknown as string;\nconst w = ['a'] as const;",
    'lib/core/b.test.ts': 'const one = two as number;',
  });
  expect(silencedTypes(planted)).toEqual([
    'lib/core/a.ts:1 says any',
    'lib/core/a.ts:2 claims with ! that something is there',
    'lib/core/a.ts:3 casts with as',
    'lib/core/a.ts:3 casts with as',
    'lib/core/b.test.ts:1 casts with as',
  ]);
});
