import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { type Sql, sql } from '@/lib/db/client';
import { defineFilter, nameOf } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';

const MOST_AUDIENCES = 100;

const configSchema = z.strictObject({
  any_of: z
    .boolean()
    .default(true)
    .meta({ title: 'Member of', labels: { true: 'at least one of', false: 'every one of' } })
    .describe('True: members of at least one. False: members of every one.'),
  audience_uuids: z
    .array(uuid.meta({ reference: 'audience' }))
    .min(1)
    .max(MOST_AUDIENCES)
    .meta({ title: 'Audiences', isLabelHidden: true }),
});

type Config = z.output<typeof configSchema>;

export const audience = defineFilter({
  key: 'audience',
  label: 'Member of an audience',
  configSchema,
  example: { audience_uuids: ['00000000-0000-4000-8000-000000000000'], any_of: true },
  sentence: ({ audience_uuids, any_of }, names) => {
    const named = audience_uuids.map((target) => nameOf(names, 'audience', target));
    return `member of ${listInWords(named, any_of ? 'or' : 'and')}`;
  },
  references: ({ audience_uuids }) =>
    audience_uuids.map((target, at) => ({ kind: 'audience', target, path: `audience_uuids.${at}` })),
  condition: (config) =>
    config.any_of
      ? sql`person.id IN (SELECT member.user_id FROM ${memberships(config)})`
      : sql`person.id IN (SELECT member.user_id FROM ${memberships(config)}
          GROUP BY member.user_id HAVING count(*) = ${new Set(config.audience_uuids).size})`,
  episode: (config) => sql`(SELECT ${config.any_of ? sql`min` : sql`max`}(member.created)
    FROM ${memberships(config)} AND member.user_id = person.id)`,
  why: (config) => sql`'Member of ' || (
    SELECT string_agg(audience.name, ', ' ORDER BY lower(audience.name))
    FROM audience JOIN audience_member AS member ON member.audience_id = audience.id
    WHERE member.audience_id = ANY(${config.audience_uuids}::uuid[]) AND member.user_id = person.id) || '.'`,
});

function memberships({ audience_uuids }: Config): Sql {
  return sql`audience_member AS member WHERE member.audience_id = ANY(${audience_uuids}::uuid[])`;
}
