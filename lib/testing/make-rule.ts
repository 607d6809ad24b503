import type { FilterNode, RuleDefinition } from '@/lib/contracts/rules/definition';
import { database, type Prisma } from '@/lib/db/client';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

type Made = Partial<RuleDefinition> & {
  /** Who wrote it. */
  author?: string;
  rule?: Partial<Prisma.ScheduledRuleUncheckedCreateInput>;
};

/** What a rule does unless a test says otherwise. */
export function ruleDefinition(filters: FilterNode, rest: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    action: { key: 'suspend_user', config: {} },
    filters,
    max_users: 1_000_000,
    max_percent: 100,
    warn_days: 0,
    repeat_days: null,
    protect_staff: true,
    excluded_user_uuids: [],
    approval_policy: 'when_destructive',
    ...rest,
  };
}

/** A saved rule in its first version, with what it names. */
export async function makeRule(filters: FilterNode, { author, rule, ...rest }: Made = {}) {
  const definition = ruleDefinition(filters, rest);
  const { action, excluded_user_uuids, filters: _tree, ...columns } = definition;
  const made = await database().scheduledRule.create({
    data: {
      name: uniqueName('rule'),
      cron: '20 3 * * *',
      time_zone: 'UTC',
      created: testNow,
      modified: testNow,
      ...rule,
    },
  });
  await database().ruleVersion.create({
    data: {
      ...columns,
      rule_id: made.id,
      version: made.version,
      author_id: author ?? null,
      at: testNow,
      action_key: action.key,
      action_config: JSON.parse(JSON.stringify(action.config)),
      filters: JSON.parse(JSON.stringify(filters)),
      excluded_user_ids: [...excluded_user_uuids],
    },
  });
  const references = referencesOf(definition).map(({ kind, path, target }) => ({ kind, path, target }));
  await database().ruleReference.createMany({ data: references.map((named) => ({ ...named, rule_id: made.id })) });
  return made;
}
