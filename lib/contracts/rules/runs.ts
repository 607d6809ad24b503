import { z } from 'zod';
import {
  downloadQuery,
  givenInstant,
  instant,
  orderBy,
  pageQuery,
  personName,
  text,
  uuid,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { cancelReasons, runStates, runTriggers } from '@/lib/contracts/rules/definition';
import { subjectStates } from '@/lib/contracts/rules/subject-states';
import { ruleSubject } from '@/lib/contracts/rules/subjects';

export const runState = z.enum(runStates);

const count = z.int().min(0);

/** How many people a run found, and what became of them. */
export const runCounts = z.strictObject({
  matched: count,
  excluded: count,
  already_done: count,
  warned: count,
  done: count,
  skipped: count,
  failed: count,
  needs_attention: count,
  /** Warnings that the run took back. */
  cancelled: count,
  /** How many of done were undone. */
  undone: count,
});

export type RunCounts = z.output<typeof runCounts>;

const decision = z.strictObject({ by: personName.nullable(), at: instant, note: z.string() });

/** One run of a rule. */
export const ruleRun = z.strictObject({
  id: uuid,
  rule_id: uuid,
  rule_name: z.string(),
  version: z.int(),
  trigger: z.enum(runTriggers),
  state: runState,
  is_late: z.boolean(),
  /** The newest tick that it stands for; null by hand. */
  tick_at: instant.nullable(),
  missed_ticks: count,
  /** When it was made. */
  started_at: instant,
  ended_at: instant.nullable(),
  started_by: personName.nullable(),
  /** On its list. */
  people_count: count,
  set_hash: z.string(),
  approval: z.strictObject({ approved_by: personName.nullable(), at: instant }).nullable(),
  cleared: decision.nullable(),
  quarantine_reason: z
    .strictObject({ cap: z.enum(['max_users', 'max_percent']), found: z.number(), allowed: z.number() })
    .nullable(),
  cancel_reason: z.enum(cancelReasons).nullable(),
  cancel_note: z.string(),
  /** Why the list could not be made. */
  failure: z.string(),
  progress: z.strictObject({ done: count, total: count }).nullable(),
  /** Of notify_user: who did not get it, by reason. */
  suppressed: z.record(z.string(), count),
  counts: runCounts,
});

export type RuleRun = z.output<typeof ruleRun>;

const idParams = z.strictObject({ id: uuid });

export const listRunsOperation = operation({
  id: 'scheduled_rule_runs_list',
  method: 'GET',
  path: '/api/scheduled-rule-runs/',
  summary: 'List the runs of rules, newest first',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({
    ...pageQuery,
    rule_id: uuid.optional(),
    state: z.array(runState).max(runStates.length).optional(),
    trigger: z.enum(runTriggers).optional(),
    started_after: givenInstant.optional(),
    started_before: givenInstant.optional(),
    o: orderBy(['started_at', 'state']),
  }),
  answer: z.array(ruleRun),
  gives: { kind: 'list' },
});

export const readRunOperation = operation({
  id: 'scheduled_rule_runs_read',
  method: 'GET',
  path: '/api/scheduled-rule-runs/{id}/',
  summary: 'Read a run',
  permission: 'STAFF_OR_SUPPORT',
  params: idParams,
  answer: ruleRun,
  errors: ['not_found'],
});

export const listRunSubjectsOperation = operation({
  id: 'scheduled_rule_runs_subjects',
  method: 'GET',
  path: '/api/scheduled-rule-runs/{id}/subjects/',
  summary: 'List the people of a run, and what became of each',
  permission: 'STAFF_OR_SUPPORT',
  params: idParams,
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    state: z.array(z.enum(subjectStates)).max(subjectStates.length).optional(),
    q: text(200).optional(),
    o: orderBy(['username', 'state', 'at']),
  }),
  answer: z.array(ruleSubject),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

const decide = { method: 'POST', permission: 'STAFF', reachesOut: true, params: idParams, answer: ruleRun } as const;

export const approveRunOperation = operation({
  ...decide,
  id: 'scheduled_rule_runs_approve',
  path: '/api/scheduled-rule-runs/{id}/approve/',
  summary: 'Approve the people of a waiting run, which starts; not of your own version',
  body: z.strictObject({ set_hash: z.string().min(1).max(64) }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const rejectRunOperation = operation({
  ...decide,
  id: 'scheduled_rule_runs_reject',
  path: '/api/scheduled-rule-runs/{id}/reject/',
  summary: 'Reject a waiting run: it is cancelled',
  body: z.strictObject({ reason: text(500, 3) }),
  errors: ['not_found', 'moved_on'],
});

export const clearRunOperation = operation({
  ...decide,
  id: 'scheduled_rule_runs_clear',
  path: '/api/scheduled-rule-runs/{id}/clear/',
  summary: 'Clear a run in quarantine: it acts on exactly its list',
  body: z.strictObject({ note: text(500, 3) }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const cancelRunOperation = operation({
  ...decide,
  id: 'scheduled_rule_runs_cancel',
  path: '/api/scheduled-rule-runs/{id}/cancel/',
  summary: 'Cancel an open run, a running one after its current batch',
  body: z.strictObject({ note: text(500, 3).optional() }),
  errors: ['not_found', 'moved_on'],
});

const MOST_UNDONE = 1_000;

export const undoRunOperation = operation({
  id: 'scheduled_rule_runs_undo',
  method: 'POST',
  path: '/api/scheduled-rule-runs/{id}/undo/',
  summary: 'Undo what a run did, to everyone or to the people named',
  permission: 'STAFF',
  reachesOut: true,
  params: idParams,
  body: z.strictObject({ user_uuids: z.array(uuid).min(1).max(MOST_UNDONE).optional() }),
  answer: z.strictObject({
    undone: count,
    not_undone: z.array(z.strictObject({ user_uuid: uuid, reason: z.string() })),
  }),
  errors: ['not_found', 'moved_on'],
});
