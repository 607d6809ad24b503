import { z } from 'zod';
import { type Sql, sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';
import { textList } from '@/lib/plugins/rules/text-list';

export const affiliation = defineFilter({
  key: 'affiliation',
  label: 'Affiliation',
  configSchema: z.strictObject({ values: textList.meta({ title: 'Affiliation is' }) }),
  example: { values: ['student'] },
  sentence: ({ values }) => `affiliation is ${listInWords(values, 'or')}`,
  references: () => [],
  // The text of the array is brought to lower case as a whole, which costs less than its entries one by one.
  condition: ({ values }) => sql`lower(person.affiliations::text)::text[] && ${inLowerCase(values)}`,
  episode: () => null,
  why: ({ values }) => sql`'Their affiliation is ' || (SELECT string_agg(theirs, ', ')
    FROM unnest(person.affiliations) AS theirs WHERE lower(theirs) = ANY(${inLowerCase(values)})) || '.'`,
});

/** As the database writes it, once for all people. */
function inLowerCase(values: readonly string[]): Sql {
  return sql`(SELECT array_agg(lower(value)) FROM unnest(${values}::text[]) AS value)::text[]`;
}
