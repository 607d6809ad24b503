import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { ruleCaps, ruleSchedule } from '@/lib/contracts/rules/body';
import { approvalPolicies } from '@/lib/contracts/rules/definition';
import { partConfig } from '@/lib/contracts/rules/filter-tree';

/** JSON Schema of a part's settings, from which its form is drawn. */
const configSchema = z.record(z.string(), z.unknown());

/** A kind of condition that a rule can look for. */
export const filterPart = z.strictObject({
  key: z.string(),
  label: z.string(),
  /** An example of the condition in words. */
  sentence: z.string(),
  config_schema: configSchema,
});

/** Something that a rule can do. */
export const actionPart = z.strictObject({
  key: z.string(),
  label: z.string(),
  sentence: z.string(),
  config_schema: configSchema,
  is_destructive: z.boolean(),
  is_reversible: z.boolean(),
  /** Whether nobody matches any more after it: always, never, or depending on the filters. */
  ends_match: z.enum(['yes', 'no', 'depends']),
});

export const ruleParts = z.strictObject({ filters: z.array(filterPart), actions: z.array(actionPart) });

export type RuleParts = z.output<typeof ruleParts>;

export const listRulePartsOperation = operation({
  id: 'scheduled_rule_parts_list',
  method: 'GET',
  path: '/api/scheduled-rule-parts/',
  summary: 'List the filters and actions that rules are made of',
  permission: 'STAFF_OR_SUPPORT',
  answer: ruleParts,
});

/** A ready-made rule: without key, it can be posted as it is. */
export const ruleTemplate = z.strictObject({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  action: partConfig,
  filters: z.record(z.string(), z.unknown()),
  schedule: ruleSchedule,
  caps: ruleCaps,
  warn_days: z.int(),
  repeat_days: z.int().nullable(),
  run_order: z.int(),
  protect_staff: z.boolean(),
  excluded_user_uuids: z.array(uuid),
  approval_policy: z.enum(approvalPolicies),
});

export type RuleTemplate = z.output<typeof ruleTemplate>;

export const listRuleTemplatesOperation = operation({
  id: 'scheduled_rule_templates_list',
  method: 'GET',
  path: '/api/scheduled-rule-templates/',
  summary: 'List ready-made rules to start from',
  permission: 'STAFF_OR_SUPPORT',
  answer: z.array(ruleTemplate),
});
