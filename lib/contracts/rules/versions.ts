import { z } from 'zod';
import { instant, pageQuery, personName, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { ruleSchedule } from '@/lib/contracts/rules/body';
import { scheduledRule } from '@/lib/contracts/rules/rules';

const idParams = z.strictObject({ id: uuid });
const note = text(500, 3);

const difference = z.strictObject({ path: z.string(), from: z.unknown(), to: z.unknown() });

/** A version of a rule: who wrote it and what it changed. */
export const ruleVersion = z.strictObject({
  version: z.int(),
  author: personName.nullable(),
  at: instant,
  differences: z.array(difference),
});

export type RuleVersion = z.output<typeof ruleVersion>;

/** What a rule does, and to whom, in one of its versions. */
export const ruleVersionDetail = z.strictObject({
  version: z.int(),
  author: personName.nullable(),
  at: instant,
  ...scheduledRule.pick({
    action: true,
    filters: true,
    caps: true,
    warn_days: true,
    repeat_days: true,
    protect_staff: true,
    excluded_user_uuids: true,
    approval_policy: true,
  }).shape,
});

export type RuleVersionDetail = z.output<typeof ruleVersionDetail>;

export const listRuleVersionsOperation = operation({
  id: 'scheduled_rules_versions',
  method: 'GET',
  path: '/api/scheduled-rules/{id}/versions/',
  summary: 'List the versions of a rule, newest first',
  permission: 'STAFF_OR_SUPPORT',
  params: idParams,
  query: z.strictObject(pageQuery),
  answer: z.array(ruleVersion),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const readRuleVersionOperation = operation({
  id: 'scheduled_rules_version',
  method: 'GET',
  path: '/api/scheduled-rules/{id}/versions/{n}/',
  summary: 'Read what a rule did, and to whom, in one of its versions',
  permission: 'STAFF_OR_SUPPORT',
  params: z.strictObject({
    id: uuid,
    n: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  }),
  answer: ruleVersionDetail,
  errors: ['not_found'],
});

export const nextRunsOperation = operation({
  id: 'scheduled_rules_next_runs',
  method: 'GET',
  path: '/api/scheduled-rules/next-runs/',
  summary: 'Say in words when a schedule runs, and the next five times',
  permission: 'STAFF_OR_SUPPORT',
  query: ruleSchedule,
  answer: z.strictObject({ next_runs: z.array(instant), sentence: z.string() }),
});

/** Whether all rules are paused, who paused or resumed them, and why. */
export const allPaused = z.strictObject({
  paused: z.boolean(),
  note: z.string(),
  by: personName.nullable(),
  at: instant.nullable(),
});

export type AllPaused = z.output<typeof allPaused>;

export const readAllPausedOperation = operation({
  id: 'scheduled_rules_all_paused',
  method: 'GET',
  path: '/api/scheduled-rules/all-paused/',
  summary: 'Read whether all rules are paused',
  permission: 'STAFF_OR_SUPPORT',
  answer: allPaused,
});

export const changeAllPausedOperation = operation({
  id: 'scheduled_rules_pause_all',
  method: 'PUT',
  path: '/api/scheduled-rules/all-paused/',
  summary: 'Pause or resume all rules',
  permission: 'STAFF',
  body: z.strictObject({ paused: z.boolean(), note }),
  answer: allPaused,
});
