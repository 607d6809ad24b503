import { z } from 'zod';
import { day, instant, orderBy, pageQuery, personName, queryFlag, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { ruleBody, ruleSchedule } from '@/lib/contracts/rules/body';
import { approvalPolicies, referenceKinds, ruleStatuses } from '@/lib/contracts/rules/definition';
import { partConfig } from '@/lib/contracts/rules/filter-tree';
import { ruleNotice } from '@/lib/contracts/rules/preview';
import { ruleRun, runCounts, runState } from '@/lib/contracts/rules/runs';

/** Why a rule cannot run: something that it names does not exist any more. */
export const brokenReason = z.strictObject({ code: z.string(), path: z.string(), message: z.string() });

export type BrokenReason = z.output<typeof brokenReason>;

const approvalStates = ['none', 'needed', 'given', 'expired'] as const;

/** A condition, or the heading of a group of them, in words. */
const conditionLine = z.strictObject({
  /** How deep it stands in the tree. */
  level: z.int(),
  text: z.string(),
  /** What the words name. */
  named: z.array(z.strictObject({ kind: z.enum(referenceKinds), target: z.string(), name: z.string() })),
});

export type ConditionLine = z.output<typeof conditionLine>;

/** A rule: filters and one action, run on a schedule for every person who matches. */
export const scheduledRule = z.strictObject({
  id: uuid,
  name: z.string(),
  description: z.string(),
  status: z.enum(ruleStatuses),
  version: z.int(),
  action: partConfig,
  /** A tree of all, any, not and conditions. */
  filters: z.record(z.string(), z.unknown()),
  schedule: ruleSchedule,
  caps: z.strictObject({ max_users: z.int(), max_percent: z.number() }),
  /** 0: acts without a warning. */
  warn_days: z.int(),
  repeat_days: z.int().nullable(),
  run_order: z.int(),
  protect_staff: z.boolean(),
  excluded_user_uuids: z.array(uuid),
  approval_policy: z.enum(approvalPolicies),
  is_destructive: z.boolean(),
  /** Nobody matches any more after the action. */
  ends_match: z.boolean(),
  /** Carries out a purge profile, and is changed there. */
  is_built_in: z.boolean(),
  profile_id: uuid.nullable(),
  is_broken: z.boolean(),
  broken_reasons: z.array(brokenReason),
  notices: z.array(ruleNotice),
  /** The rule in words. */
  sentences: z.strictObject({
    filters: z.string(),
    action: z.string(),
    schedule: z.string(),
    /** The filters, line by line. */
    conditions: z.array(conditionLine),
  }),
  /** How many the rule found when it was last previewed or run; null before. */
  matching: z.strictObject({ count: z.int(), at: instant }).nullable(),
  created: instant,
  created_by: personName.nullable(),
  updated: instant,
  version_author: personName.nullable(),
  /** The author of its version and former ones: none of them may approve it. */
  author_uuids: z.array(uuid),
  /** Null unless active. */
  next_run: instant.nullable(),
  last_run: z.strictObject({ id: uuid, state: runState, at: instant, counts: runCounts }).nullable(),
  approval: z.strictObject({
    /** none: none is needed. */
    state: z.enum(approvalStates),
    set_hash: z.string().nullable(),
    approved_by: personName.nullable(),
    expires: instant.nullable(),
  }),
});

export type ScheduledRule = z.output<typeof scheduledRule>;

/** Previews, runs and approvals change what is shown of a rule, and make nobody's edit stale. */
const versioned = {
  kind: 'versioned',
  derived: ['notices', 'matching', 'next_run', 'last_run', 'approval'],
} as const;

const idParams = z.strictObject({ id: uuid });
const note = text(500, 3);

export const listRulesOperation = operation({
  id: 'scheduled_rules_list',
  method: 'GET',
  path: '/api/scheduled-rules/',
  summary: 'List scheduled rules, last changed first; archived ones only with status=archived',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({
    ...pageQuery,
    status: z.array(z.enum(ruleStatuses)).max(ruleStatuses.length).optional(),
    q: text(200).optional(),
    is_broken: queryFlag.optional(),
    o: orderBy(['name', 'created', 'updated', 'status', 'next_run']),
  }),
  answer: z.array(scheduledRule),
  gives: { kind: 'list' },
});

export const createRuleOperation = operation({
  id: 'scheduled_rules_create',
  method: 'POST',
  path: '/api/scheduled-rules/',
  summary: 'Create a rule, as a draft',
  permission: 'STAFF',
  body: ruleBody,
  status: 201,
  answer: scheduledRule,
  gives: versioned,
  errors: ['already_exists'],
});

export const readRuleOperation = operation({
  id: 'scheduled_rules_read',
  method: 'GET',
  path: '/api/scheduled-rules/{id}/',
  summary: 'Read a rule',
  permission: 'STAFF_OR_SUPPORT',
  params: idParams,
  answer: scheduledRule,
  gives: versioned,
  errors: ['not_found'],
});

const { action, description, filters, name, schedule } = ruleBody.shape;

export const changeRuleOperation = operation({
  id: 'scheduled_rules_change',
  method: 'PATCH',
  path: '/api/scheduled-rules/{id}/',
  summary: 'Change a rule; what it does and to whom makes a new version, which is a draft',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({
    name: name.optional(),
    description: description.unwrap().optional(),
    action: action.optional(),
    filters: filters.optional(),
    schedule,
    caps: ruleBody.shape.caps.unwrap().optional(),
    warn_days: ruleBody.shape.warn_days.unwrap().optional(),
    repeat_days: ruleBody.shape.repeat_days.unwrap().optional(),
    run_order: ruleBody.shape.run_order.unwrap().optional(),
    protect_staff: ruleBody.shape.protect_staff.unwrap().optional(),
    excluded_user_uuids: ruleBody.shape.excluded_user_uuids.unwrap().optional(),
    approval_policy: ruleBody.shape.approval_policy.unwrap().optional(),
  }),
  answer: scheduledRule,
  gives: versioned,
  errors: ['not_found', 'already_exists', 'moved_on'],
});

/** What the moves of a rule have in common. */
const move = {
  method: 'POST',
  permission: 'STAFF',
  params: idParams,
  answer: scheduledRule,
} as const;

export const activateRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_activate',
  path: '/api/scheduled-rules/{id}/activate/',
  reachesOut: true,
  summary: 'Activate a draft: it runs by its schedule',
  errors: ['not_found', 'moved_on', 'rule_broken'],
});

export const pauseRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_pause',
  path: '/api/scheduled-rules/{id}/pause/',
  summary: 'Pause an active rule and cancel its open runs',
  errors: ['not_found', 'moved_on'],
});

export const resumeRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_resume',
  path: '/api/scheduled-rules/{id}/resume/',
  reachesOut: true,
  summary: 'Resume a paused rule',
  errors: ['not_found', 'moved_on', 'rule_broken'],
});

export const archiveRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_archive',
  path: '/api/scheduled-rules/{id}/archive/',
  summary: 'Archive a rule: it does nothing any more, and its history stays',
  errors: ['not_found', 'moved_on'],
});

export const restoreRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_restore',
  path: '/api/scheduled-rules/{id}/restore/',
  summary: 'Restore an archived rule as a draft',
  errors: ['not_found', 'moved_on', 'already_exists'],
});

export const duplicateRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_duplicate',
  path: '/api/scheduled-rules/{id}/duplicate/',
  summary: 'Duplicate a rule as a draft',
  status: 201,
  errors: ['not_found', 'moved_on'],
});

export const runRuleOperation = operation({
  id: 'scheduled_rules_run',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/run/',
  summary: 'Run an active rule now',
  permission: 'STAFF',
  reachesOut: true,
  params: idParams,
  status: 202,
  answer: ruleRun,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});

export const approveRuleOperation = operation({
  ...move,
  id: 'scheduled_rules_approve',
  path: '/api/scheduled-rules/{id}/approve/',
  summary: 'Approve the people of a preview or of a waiting run, for 72 hours and one run; not your own version',
  reachesOut: true,
  body: z.strictObject({ set_hash: z.string().min(1).max(64) }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const decideRuleOperation = operation({
  id: 'scheduled_rules_decide',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/decide/',
  summary: 'Decide about everyone of a rule who needs attention',
  permission: 'STAFF',
  reachesOut: true,
  params: idParams,
  body: z.strictObject({
    decision: z.enum(['act', 'leave_out', 'retry']),
    on: day.optional().describe('With act: the day from which a run acts, today or later.'),
    note,
  }),
  answer: z.strictObject({ decided: z.int() }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
