import { z } from 'zod';
import { MOST_ENTRIES } from '@/lib/contracts/rules/definition';
import { formatCount } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { defineFilter, type MatchFacts } from '@/lib/plugins/rules/filter';

export const hasOpenActions = defineFilter({
  key: 'has_open_actions',
  label: 'Has open actions',
  configSchema: z.strictObject({
    at_least: z.int().min(1).max(MOST_ENTRIES).meta({ title: 'Has at least', suffix: 'open actions' }),
  }),
  example: { at_least: 1 },
  sentence: ({ at_least }) => `has at least ${formatCount(at_least, 'open action', 'open actions')}`,
  references: () => [],
  condition: ({ at_least }, facts) => sql`person.id IN (
    SELECT action.user_id FROM ${openActions(facts)} GROUP BY action.user_id HAVING count(*) >= ${at_least})`,
  episode: (_config, facts) =>
    sql`(SELECT min(action.opened_at) FROM ${openActions(facts)} AND action.user_id = person.id)`,
  why: (
    _config,
    facts,
  ) => sql`(SELECT 'They have ' || count(*) || CASE count(*) WHEN 1 THEN ' open action.' ELSE ' open actions.' END
    FROM ${openActions(facts)} AND action.user_id = person.id)`,
});

/** Those that are not silenced at the instant. */
function openActions({ at }: MatchFacts): Sql {
  return sql`user_action AS action WHERE action.status = 'open' AND NOT action.is_silenced
    AND coalesce(action.silenced_until <= ${at}::timestamptz, true)`;
}
