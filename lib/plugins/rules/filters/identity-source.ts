import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';
import { textList } from '@/lib/plugins/rules/text-list';

export const identitySource = defineFilter({
  key: 'identity_source',
  label: 'Identity source',
  configSchema: z.strictObject({ values: textList.meta({ title: 'Identity source is' }) }),
  example: { values: ['eduGAIN'] },
  sentence: ({ values }) => `identity source is ${listInWords(values, 'or')}`,
  references: () => [],
  condition: ({ values }) =>
    sql`lower(person.identity_source) IN (SELECT lower(value) FROM unnest(${values}::text[]) AS value)`,
  episode: () => null,
  why: () => sql`'Their identity source is ' || person.identity_source || '.'`,
});
