import { beforeAll, expect, test } from 'vitest';
import { database, type Sql, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { listed, named, verbatim } from '@/lib/db/verbatim';
import { purgePerson } from '@/lib/services/purging/purge-person';
import { findPurgePlan } from '@/lib/services/purging/purge-plan';
import { copiedInto, type TextType } from '@/lib/services/purging/text-columns';
import { findEverywhere } from '@/lib/testing/find-everywhere';
import { makeUser } from '@/lib/testing/make';
import { testContext, testNow } from '@/lib/testing/test-context';

const byHand = { rule: null, approver_ids: [] };
const longAgo = new Date(testNow.getTime() - 40 * 86_400_000);

/** A database without constraints, so that every table can be given a row whatever it is about. */
beforeAll(async () => {
  const constraints = await database().$queryRaw<{ table: string; name: string }[]>`
    SELECT conrelid::regclass::text AS table, conname::text AS name FROM pg_constraint
    WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace`;
  for (const { name, table } of constraints) {
    await database().$executeRaw(sql`ALTER TABLE ${verbatim(table)} DROP CONSTRAINT ${named(name)}`);
  }
});

type Column = { name: string; type: string };

/** A row of a table with something in each column that must have a value. */
async function addRow(table: string): Promise<void> {
  const columns = await database().$queryRaw<Column[]>`
    SELECT attname::text AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT atthasdef AND attidentity = ''`;
  const values = columns.map(({ type }) => verbatim(`${sampleOf(type)}::${type}`));
  await database().$executeRaw(
    sql`INSERT INTO ${named(table)} (${listed(columns.map(({ name }) => named(name)))}) VALUES (${listed(values)})
      ON CONFLICT DO NOTHING`,
  );
}

function sampleOf(type: string): string {
  if (type === 'uuid') return 'uuid_v7()';
  if (type.endsWith('[]')) return "'{}'";
  if (type.startsWith('json')) return "'{}'";
  if (type.startsWith('timestamp') || type === 'date') return 'now()';
  if (type === 'text') return 'md5(random()::text)';
  if (type === 'bytea') return 'decode(md5(random()::text), $$hex$$)';
  return type === 'boolean' ? 'false' : 'floor(random() * 900)';
}

function holding(type: TextType, text: string): Sql {
  switch (type) {
    case 'text':
      return sql`${text}`;
    case 'json in text':
      return sql`${JSON.stringify({ inner: [text] })}`;
    case 'text[]':
      return sql`${['other', text]}::text[]`;
    default:
      return sql`${JSON.stringify({ inner: [text], [text]: 1 })}::${verbatim(type)}`;
  }
}

test.each([
  ['Zebulon Quaxfoot', 'zebulon.quaxfoot@quax.example.org', 'zquax'],
  ['Ŧórd \\ "Zig" O’Quax & <Söns>', "o'quax+tag@bücher.example", 'o"quax'],
])(
  'the name and address of %s are found in no column of the database once they are purged, wherever they stood',
  async (full_name, email, username) => {
    const fields = { full_name, email, username, status: 'deleted', deleted_at: longAgo };
    const { id } = await makeUser(fields);
    for (const [table, columns] of Object.entries(copiedInto)) {
      await addRow(table);
      const text = `${full_name}\n${full_name.toUpperCase()}, ${email}; said ${id} (${username})\n${email}.`;
      const sets = Object.entries(columns).map(([name, type]) => sql`${named(name)} = ${holding(type, text)}`);
      await database().$executeRaw(sql`
        UPDATE ${named(table)} SET ${listed(sets)} WHERE ctid = (SELECT max(ctid) FROM ${named(table)})`);
    }
    expect((await findEverywhere(email)).length).toBeGreaterThan(90);
    await transaction(testContext(), async (tx) => {
      const plan = await findPurgePlan(tx, null, 'deleted');
      // The rows themselves stay, so that only what was written in them is replaced.
      await purgePerson(tx, id, { ...plan, records: ['sessions'], applies_to: 'deleted' }, byHand);
    });
    const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
    for (const trace of [full_name, email, username, inJson(full_name), inJson(username)]) {
      expect(await findEverywhere(trace)).toEqual([]);
    }
  },
);
