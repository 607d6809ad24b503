import { expect, test } from 'vitest';
import { findMigrationProblems } from './migrations';
import { plant, readTree } from './source-tree';

test('migrations are ordered by their names and only add', () => {
  expect(findMigrationProblems(readTree())).toEqual([]);
});

test('an odd name, an instant used twice and what takes away at once are found', () => {
  const planted = plant({
    'prisma/migrations/20261122000000_first/migration.sql':
      'CREATE TABLE a ();\n-- DROP TABLE a;\nALTER TABLE a DROP CONSTRAINT b;',
    'prisma/migrations/20261122000000_second/migration.sql': 'DROP TABLE a;\nALTER TABLE a\n  DROP COLUMN c;',
    'prisma/migrations/20261122000001_third/migration.sql':
      'CREATE FUNCTION f() RETURNS trigger AS $$\nBEGIN\n  DELETE FROM a;\nEND\n$$;\nDO $$\n  TRUNCATE a;\n$$;',
    'prisma/migrations/later/migration.sql': 'CREATE INDEX i ON a (b);',
  });
  expect(findMigrationProblems(planted)).toEqual([
    'later is not named instant_what',
    '20261122000000_second has the instant of another',
    'prisma/migrations/20261122000000_second/migration.sql: DROP TABLE',
    'prisma/migrations/20261122000000_second/migration.sql: ALTER TABLE a\n  DROP COLUMN',
    'prisma/migrations/20261122000001_third/migration.sql: TRUNCATE',
  ]);
});
