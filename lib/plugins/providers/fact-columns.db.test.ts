import { expect, test } from 'vitest';
import { userAction } from '@/lib/contracts/actions/actions';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { openDesiredActions } from '@/lib/plugins/providers/desired-actions';
import { type FactColumn, factTable } from '@/lib/plugins/providers/fact-columns';
import { testContext } from '@/lib/testing/test-context';

type Column = { column: string; type: string; isNullable: boolean };

const listedColumns: Column[] = factTable.map(({ column, type, fallback }) => ({
  column,
  type: type.replace('timestamptz(3)', 'timestamp(3) with time zone'),
  isNullable: fallback === 'NULL',
}));

async function columnsOf(table: 'user_action' | 'desired_action'): Promise<Column[]> {
  return transaction(testContext(), async (tx) => {
    await openDesiredActions(tx);
    return tx.db.$queryRaw<Column[]>(sql`
      SELECT attname AS column, format_type(atttypid, atttypmod) AS type, NOT attnotnull AS "isNullable"
      FROM pg_attribute WHERE attrelid = to_regclass(${table}) AND attname = ANY(${factTable.map(({ column }) => column)})`);
  });
}

const byName = (columns: readonly Column[]) => columns.toSorted((a, b) => (a.column < b.column ? -1 : 1));

test.each(['user_action', 'desired_action'] as const)('%s has every column of a fact, with its type', async (table) => {
  expect(byName(await columnsOf(table))).toEqual(byName(listedColumns));
});

test('every name in the stored JSON is a field of the API', () => {
  const wireNames = factTable.flatMap(({ wire }) => (wire === null ? [] : [wire]));
  expect(Object.keys(userAction.shape)).toEqual(expect.arrayContaining(wireNames));
});

test('user_action has no other column that a provider could state', async () => {
  const known = new Set<string>(factTable.map(({ column }): FactColumn => column));
  const rows = await database().$queryRaw<{ column: string }[]>(sql`
    SELECT attname AS column FROM pg_attribute
    WHERE attrelid = 'user_action'::regclass AND attnum > 0 AND NOT attisdropped AND attname ~ '_(name|params)$'`);
  expect(rows.map(({ column }) => column).filter((column) => !known.has(column))).toEqual([]);
});
