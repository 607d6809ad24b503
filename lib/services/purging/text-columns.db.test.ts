import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { copiedInto, impersonalColumns, purgedWithPerson } from '@/lib/services/purging/text-columns';

type Column = { name: string; type: string };

/** Every column of the schema that can hold text. */
function textColumns(): Promise<Column[]> {
  return database().$queryRaw<Column[]>`
    SELECT format('%s.%s', class.relname, attribute.attname) AS name, format_type(attribute.atttypid, NULL) AS type
    FROM pg_attribute AS attribute JOIN pg_class AS class ON class.oid = attribute.attrelid
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p') AND attribute.attnum > 0
      AND NOT attribute.attisdropped AND class.relname <> '_prisma_migrations'
      AND format_type(attribute.atttypid, NULL) ~ '^(text|json|jsonb|character|citext|xml|name)'`;
}

const named = (columns: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`));

const copies = Object.entries(copiedInto).flatMap(([table, columns]) =>
  Object.entries(columns).map(([name, type]) => ({
    name: `${table}.${name}`,
    type: type.replace('json in text', 'text'),
  })),
);

test('every text and JSON column is declared once, as purged or as free of personal data', async () => {
  const declared = [...copies.map(({ name }) => name), ...named(purgedWithPerson), ...named(impersonalColumns)];
  const inDatabase = (await textColumns()).map(({ name }) => name);
  expect(declared.toSorted()).toEqual(inDatabase.toSorted());
});

test('what a purge replaces in is declared with the type that it has', async () => {
  const inDatabase = new Map((await textColumns()).map(({ name, type }) => [name, type]));
  expect(copies.filter(({ name, type }) => inDatabase.get(name) !== type)).toEqual([]);
});
