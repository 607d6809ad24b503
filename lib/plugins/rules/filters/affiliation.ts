import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';
import { textList } from '@/lib/plugins/rules/text-list';

export const affiliation = defineFilter({
  key: 'affiliation',
  label: 'Affiliation',
  configSchema: z.strictObject({ values: textList }),
  example: { values: ['student'] },
  sentence: ({ values }) => `affiliation is ${listInWords(values, 'or')}`,
  references: () => [],
  condition: ({ values }) => sql`EXISTS (SELECT FROM unnest(person.affiliations) AS theirs
    WHERE lower(theirs) = ANY(SELECT lower(value) FROM unnest(${values}::text[]) AS value))`,
  episode: () => null,
  why: ({
    values,
  }) => sql`'Their affiliation is ' || (SELECT string_agg(theirs, ', ') FROM unnest(person.affiliations) AS theirs
    WHERE lower(theirs) = ANY(SELECT lower(value) FROM unnest(${values}::text[]) AS value)) || '.'`,
});
