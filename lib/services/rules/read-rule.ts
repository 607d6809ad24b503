import type { InputOf } from '@/lib/contracts/operation';
import type { readRuleOperation, ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { presentRules } from '@/lib/services/rules/present-rules';
import { ruleShape, type StoredRule, storedRule } from '@/lib/services/rules/rule-row';

/** One rule as it is stored. @throws not_found */
export async function readStoredRule({ db, now }: Ctx, id: string): Promise<StoredRule> {
  return storedRule.parse(await readRow(db, ruleShape(now), sql`rule.id = ${id}::uuid`));
}

/** One rule. Three statements. @throws not_found */
export async function readRule(ctx: Ctx, { id }: InputOf<typeof readRuleOperation>): Promise<ScheduledRule> {
  const [rule] = await presentRules(ctx, [await readStoredRule(ctx, id)]);
  if (rule === undefined) throw new DomainError('not_found');
  return rule;
}
