import { z } from 'zod';
import { formatCount } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { defineFilter, type MatchFacts } from '@/lib/plugins/rules/filter';

const MOST_TOKENS = 1_000;

/** People with that many API tokens that still work. */
export const hasTokens = defineFilter({
  key: 'has_tokens',
  label: 'Has API tokens',
  configSchema: z.strictObject({ at_least: z.int().min(1).max(MOST_TOKENS) }),
  example: { at_least: 1 },
  sentence: ({ at_least }) => `has at least ${formatCount(at_least, 'API token', 'API tokens')}`,
  references: () => [],
  condition: ({ at_least }, facts) => sql`person.id IN (
    SELECT token.user_id FROM ${liveTokens(facts)} GROUP BY token.user_id HAVING count(*) >= ${at_least})`,
  episode: (_config, facts) => sql`(SELECT min(token.created) FROM ${liveTokens(facts)} AND token.user_id = person.id)`,
  why: (_config, facts) => sql`(SELECT 'They have ' || count(*) || ' API tokens.'
    FROM ${liveTokens(facts)} AND token.user_id = person.id)`,
});

function liveTokens({ at }: MatchFacts): Sql {
  return sql`api_token AS token WHERE token.revoked_at IS NULL
    AND coalesce(token.expires_at > ${at}::timestamptz, true)`;
}
