import type { FilterNode, RuleDefinition } from '@/lib/contracts/rules/definition';
import { database, sql } from '@/lib/db/client';
import { listedPeople, type MatchTarget } from '@/lib/services/rules/matching/listed-people';
import { ruleDefinition } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

export type ListedPerson = {
  user_id: string;
  episode: string;
  subject_id: string | null;
  will: 'act' | 'warn';
  reason: string | null;
};

type Options = { definition?: Partial<RuleDefinition> } & Partial<Omit<MatchTarget, 'definition'>>;

/** Who matches filters, by their ids; at the time of tests and in UTC unless told otherwise. */
export async function listPeople(
  filters: FilterNode,
  { definition, ...target }: Options = {},
): Promise<ReadonlyMap<string, ListedPerson>> {
  const facts = { at: testNow, timeZone: 'UTC' };
  const whole = { ruleId: null, facts, selfIds: [], ...target, definition: ruleDefinition(filters, definition) };
  const rows = await database().$queryRaw<ListedPerson[]>(sql`
    SELECT user_id, episode, subject_id, will, reason FROM ${listedPeople(whole, { withMissing: false })} AS listed`);
  return new Map(rows.map((row) => [row.user_id, row]));
}
