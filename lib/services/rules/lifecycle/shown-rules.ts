import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { filterTree } from '@/lib/contracts/rules/filter-tree';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { describeSchedule } from '@/lib/core/describe-schedule';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import type { ReferenceNames } from '@/lib/plugins/rules/filter';
import { conditionLines } from '@/lib/services/rules/definition/condition-lines';
import { endsMatch } from '@/lib/services/rules/definition/ends-match';
import { findReferences } from '@/lib/services/rules/definition/find-references';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { ruleNotices } from '@/lib/services/rules/definition/rule-notices';
import { actionSentence, filtersSentence } from '@/lib/services/rules/definition/sentences-of';
import { ruleRow, type StoredRule } from '@/lib/services/rules/lifecycle/rule-row';

/** Rules as the API shows them. One statement, for what they name. */
export async function shownRules(ctx: Ctx, stored: readonly StoredRule[]): Promise<ScheduledRule[]> {
  const parsed = stored.map((rule) => ({ rule, definition: definitionOf(rule) }));
  const references = parsed.flatMap(({ definition }) => referencesOf({ ...definition, excluded_user_uuids: [] }));
  const { names } = await findReferences(ctx, references);
  return parsed.map(({ rule, definition }) => shown(rule, definition, names));
}

/** One rule. Two statements. @throws not_found */
export async function readShownRule(ctx: Ctx, id: string): Promise<ScheduledRule> {
  const stored = await readRow<StoredRule>(ctx.db, ruleRow(ctx.now), sql`rule.id = ${id}::uuid`);
  const [rule] = await shownRules(ctx, [stored]);
  if (rule === undefined) throw new Error('A rule was read and not shown.');
  return rule;
}

function definitionOf(rule: StoredRule): RuleDefinition {
  return { ...rule, ...rule.caps, filters: filterTree.parse(rule.filters) };
}

function shown(stored: StoredRule, definition: RuleDefinition, names: ReferenceNames): ScheduledRule {
  const { approval, facts, filters, ...rule } = stored;
  return {
    ...rule,
    filters: { ...filters },
    is_destructive: actionOf(definition.action).isDestructive,
    ends_match: endsMatch(definition),
    is_built_in: rule.profile_id !== null,
    notices: ruleNotices(definition, facts),
    sentences: {
      filters: filtersSentence(definition.filters, names),
      action: actionSentence(definition.action, names),
      schedule: scheduleSentence(rule.schedule),
      conditions: conditionLines(definition.filters, names),
    },
    approval: shownApproval(approval, needsApproval(definition)),
  };
}

function shownApproval(approval: StoredRule['approval'], isNeeded: boolean): ScheduledRule['approval'] {
  if (!isNeeded) return { state: 'none', set_hash: null, approved_by: null, expires: null };
  if (approval === null) return { state: 'needed', set_hash: null, approved_by: null, expires: null };
  const { is_valid, ...rest } = approval;
  return { ...rest, state: is_valid ? 'given' : 'expired' };
}

/** A schedule in words with its zone. */
export function scheduleSentence({ cron, time_zone }: { cron: string; time_zone: string }): string {
  return `${describeSchedule(cron) ?? `By the cron expression ${cron}`}, ${time_zone}.`;
}
