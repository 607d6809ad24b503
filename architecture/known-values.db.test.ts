import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { knownValues } from '@/lib/testing/known-values';

type Constraint = { name: string; definition: string };

/** The values to which a constraint limits one column; empty for constraints of other forms. */
function valuesIn({ definition }: Constraint): string[] {
  const list = /^CHECK \(\(\(?"?\w+"?\)?(?:::text)? = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(definition)?.[1] ?? '';
  return [...list.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);
}

test('the code and the database know the same values of each state, kind and reason', async () => {
  const constraints = await database().$queryRaw<Constraint[]>`
    SELECT conname::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND pg_get_constraintdef(oid) LIKE '%ANY (ARRAY[%'`;
  const lists = constraints.map((one) => [one.name, valuesIn(one).toSorted()] as const);
  const inDatabase = Object.fromEntries(lists.filter(([, values]) => values.length > 0));
  const inCode = Object.fromEntries(Object.entries(knownValues).map(([name, values]) => [name, values.toSorted()]));
  expect(inDatabase).toEqual(inCode);
});
