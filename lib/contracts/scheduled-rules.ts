import { z } from 'zod';
import { instant, orderBy, pageQuery, personName, queryFlag, text, uuid } from '@/lib/contracts/common';
import { filterTree } from '@/lib/contracts/filter-tree';
import { operation } from '@/lib/contracts/operation';
import { ruleBody, ruleCaps, ruleSchedule } from '@/lib/contracts/rule-body';
import { approvalPolicies, ruleStatuses, runStates } from '@/lib/contracts/rule-definition';
import { ruleNotice } from '@/lib/contracts/rule-preview';

const count = z.int().min(0);

/** What came of the people of a run. */
export const runCounts = z.strictObject({
  matched: count,
  excluded: count,
  already_done: count,
  warned: count,
  done: count,
  skipped: count,
  failed: count,
  needs_attention: count,
  cancelled: count,
  undone: count,
});

export type RunCounts = z.output<typeof runCounts>;

const part = z.strictObject({ key: z.string(), config: z.record(z.string(), z.unknown()) });

/** What makes a new version when it changes, as the API answers it. */
const definition = {
  action: part,
  filters: z.record(z.string(), z.unknown()),
  caps: z.strictObject({ max_users: z.int(), max_percent: z.number() }),
  warn_days: z.int(),
  repeat_days: z.int().nullable(),
  protect_staff: z.boolean(),
  excluded_user_uuids: z.array(uuid),
  approval_policy: z.enum(approvalPolicies),
};

const brokenReason = z.strictObject({ code: z.string(), message: z.string(), path: z.string() });

/** A rule: filters and one action, run on a schedule for everyone who matches. */
export const rule = z.strictObject({
  id: uuid,
  name: z.string(),
  description: z.string(),
  status: z.enum(ruleStatuses),
  version: z.int().min(1),
  ...definition,
  schedule: ruleSchedule,
  run_order: z.int(),
  is_destructive: z.boolean(),
  ends_match: z.boolean(),
  is_built_in: z.boolean(),
  /** Of a built-in rule: the purge profile that it carries out. */
  profile_id: uuid.nullable(),
  is_broken: z.boolean(),
  broken_reasons: z.array(brokenReason),
  notices: z.array(ruleNotice),
  /** Each part in words. */
  sentences: z.strictObject({ filters: z.string(), action: z.string(), schedule: z.string() }),
  /** How many people matched when that was last counted; null before. */
  matching: z.strictObject({ count, at: instant }).nullable(),
  created: instant,
  created_by: personName.nullable(),
  updated: instant,
  version_author: personName.nullable(),
  next_run: instant.nullable(),
  last_run: z.strictObject({ id: uuid, state: z.enum(runStates), at: instant, counts: runCounts }).nullable(),
  approval: z.strictObject({
    state: z.enum(['none', 'needed', 'given', 'expired']),
    set_hash: z.string().nullable(),
    approved_by: personName.nullable(),
    expires: instant.nullable(),
  }),
});

export type Rule = z.output<typeof rule>;

const idParams = z.strictObject({ id: uuid });

const orders = ['name', 'created', 'updated', 'status', 'next_run'] as const;

export const listRulesOperation = operation({
  id: 'scheduled_rules_list',
  method: 'GET',
  path: '/api/scheduled-rules/',
  summary: 'List rules; archived ones only with status=archived',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({
    ...pageQuery,
    status: z
      .union([z.enum(ruleStatuses), z.array(z.enum(ruleStatuses))])
      .transform((value) => [value].flat())
      .optional(),
    q: text(200).optional(),
    is_broken: queryFlag.optional(),
    o: orderBy(orders),
  }),
  answer: z.array(rule),
  gives: { kind: 'list' },
});

export const createRuleOperation = operation({
  id: 'scheduled_rules_create',
  method: 'POST',
  path: '/api/scheduled-rules/',
  summary: 'Create a rule as a draft',
  permission: 'STAFF',
  body: ruleBody,
  status: 201,
  answer: rule,
  errors: ['already_exists'],
});

export const readRuleOperation = operation({
  id: 'scheduled_rules_read',
  method: 'GET',
  path: '/api/scheduled-rules/{id}/',
  summary: 'Read a rule',
  permission: 'STAFF_OR_SUPPORT',
  params: idParams,
  answer: rule,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

const { name, description, action, schedule, run_order, ...rest } = ruleBody.shape;

export const changeRuleOperation = operation({
  id: 'scheduled_rules_change',
  method: 'PATCH',
  path: '/api/scheduled-rules/{id}/',
  summary: 'Change a rule: whatever makes a new version takes it back to draft',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({
    name: name.optional(),
    description: description.unwrap().optional(),
    action: action.optional(),
    filters: filterTree.optional(),
    schedule,
    run_order: run_order.unwrap().optional(),
    caps: ruleCaps.optional(),
    warn_days: rest.warn_days.unwrap().optional(),
    repeat_days: rest.repeat_days.unwrap().optional(),
    protect_staff: rest.protect_staff.unwrap().optional(),
    excluded_user_uuids: rest.excluded_user_uuids.unwrap().optional(),
    approval_policy: rest.approval_policy.unwrap().optional(),
  }),
  answer: rule,
  gives: { kind: 'versioned' },
  errors: ['not_found', 'moved_on', 'already_exists'],
});

const idleRule = {
  params: idParams,
  permission: 'STAFF',
  answer: rule,
  errors: ['not_found', 'moved_on', 'already_exists', 'rule_broken'],
} as const;

export const activateRuleOperation = operation({
  ...idleRule,
  id: 'scheduled_rules_activate',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/activate/',
  summary: 'Activate a draft',
});
export const pauseRuleOperation = operation({
  ...idleRule,
  id: 'scheduled_rules_pause',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/pause/',
  summary: 'Pause an active rule',
});
export const resumeRuleOperation = operation({
  ...idleRule,
  id: 'scheduled_rules_resume',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/resume/',
  summary: 'Resume a paused rule',
});
export const archiveRuleOperation = operation({
  ...idleRule,
  id: 'scheduled_rules_archive',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/archive/',
  summary: 'Archive a rule',
});
export const restoreRuleOperation = operation({
  ...idleRule,
  id: 'scheduled_rules_restore',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/restore/',
  summary: 'Restore an archived rule as a draft',
});
export const duplicateRuleOperation = operation({
  ...idleRule,
  id: 'scheduled_rules_duplicate',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/duplicate/',
  summary: 'Copy a rule as a draft',
  status: 201,
});

export const listNextRunsOperation = operation({
  id: 'scheduled_rules_next_runs',
  method: 'GET',
  path: '/api/scheduled-rules/next-runs/',
  summary: 'When a schedule comes round next',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({ cron: z.string().max(200), time_zone: z.string().max(100) }),
  answer: z.strictObject({ next_runs: z.array(instant), sentence: z.string() }),
});
