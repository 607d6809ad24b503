import { z } from 'zod';
import { join, type Sql, sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';
import { textList } from '@/lib/plugins/rules/text-list';

/** Of a few values, only where one stands in the text of all is that text read as an array, which costs much more. */
const MOST_SOUGHT = 5;

/** The text of the array is brought to lower case as a whole, which costs less than its entries one by one. */
const theirs = sql`lower(person.affiliations::text)`;

/** In the text of an array these have a backslash before them. */
function isWrittenOtherwise(value: string): boolean {
  return /["\\]/.test(value);
}

export const affiliation = defineFilter({
  key: 'affiliation',
  label: 'Affiliation',
  configSchema: z.strictObject({ values: textList.meta({ title: 'Affiliation is' }) }),
  example: { values: ['student'] },
  sentence: ({ values }) => `affiliation is ${listInWords(values, 'or')}`,
  references: () => [],
  condition: ({ values }) => {
    const isOne = sql`${theirs}::text[] && ${inLowerCase(values)}`;
    if (values.length > MOST_SOUGHT || values.some(isWrittenOtherwise)) return isOne;
    const sought = values.map((value) => sql`strpos(${theirs}, lower(${value}::text)) > 0`);
    return sql`((${join(sought, ' OR ')}) AND ${isOne})`;
  },
  episode: () => null,
  why: ({ values }) => sql`'Their affiliation is ' || (SELECT string_agg(theirs, ', ')
    FROM unnest(person.affiliations) AS theirs WHERE lower(theirs) = ANY(${inLowerCase(values)})) || '.'`,
});

/** As the database writes it, once for all people. */
function inLowerCase(values: readonly string[]): Sql {
  return sql`(SELECT array_agg(lower(value)) FROM unnest(${values}::text[]) AS value)::text[]`;
}
