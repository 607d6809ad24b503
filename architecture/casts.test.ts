import { expect, test } from 'vitest';
import { silencedTypes } from './casts';
import { plant, readTree } from './source-tree';

test('types are proved, never silenced', () => {
  expect(silencedTypes(readTree())).toEqual([]);
});

test('a cast whose comment says why it holds is left alone, five lines further down it is not', () => {
  const comment = '/** The cast holds because the schema was checked. */';
  const planted = plant({ 'lib/core/a.ts': `${comment}\nconst x = y as Z;\n\n\n\n\nconst w = y as Z;` });
  expect(silencedTypes(planted)).toEqual(['lib/core/a.ts:7 casts with as']);
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
