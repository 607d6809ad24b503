import { EXAMPLE_ID, EXAMPLE_INSTANT } from '@/lib/http/example-values';

const RULE_ID = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da2';
const RUN_ID = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da3';
const SUBJECT_ID = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da4';
const SET_HASH = 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2';
const CREATED = '2026-11-20T09:35:00.000Z';
const NEXT_RUN = '2026-11-23T01:20:00.000Z';
const EXPIRES = '2026-11-25T10:00:00.000Z';
const NAME = 'Suspend whoever has not signed in for a year';
const note = 'Agreed with the head of the department.';

const author = { uuid: EXAMPLE_ID, full_name: 'Astrid Lund' };
const approver = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f', full_name: 'Jonas Berg' };

const definition = {
  action: { key: 'suspend_user', config: {} },
  filters: {
    all: [
      { key: 'user_status', config: { status: 'active' } },
      { key: 'duration', config: { since: 'last_sign_in_at', at_least: { value: 1, unit: 'years' } } },
    ],
  },
  caps: { max_users: 50, max_percent: 5 },
  warn_days: 14,
  repeat_days: null,
  protect_staff: true,
  excluded_user_uuids: [],
  approval_policy: 'when_destructive',
};

const counts = {
  matched: 14,
  excluded: 2,
  already_done: 0,
  warned: 0,
  done: 12,
  skipped: 0,
  failed: 0,
  needs_attention: 0,
  cancelled: 0,
  undone: 0,
};

const given = { state: 'given', set_hash: SET_HASH, approved_by: approver, expires: EXPIRES };
const needed = { state: 'needed', set_hash: null, approved_by: null, expires: null };

/** A draft that needs approval, but for what is said of it. */
function rule(more: object = {}) {
  return {
    id: RULE_ID,
    name: NAME,
    description: 'People who left without telling anyone.',
    status: 'draft',
    version: 1,
    ...definition,
    schedule: { cron: '20 3 * * *', time_zone: 'Europe/Helsinki' },
    run_order: 100,
    is_destructive: true,
    ends_match: true,
    is_built_in: false,
    profile_id: null,
    is_broken: false,
    broken_reasons: [],
    notices: [],
    sentences: {
      filters: 'Status is active and last signed in at least 1 year ago.',
      action: 'Suspend the account.',
      schedule: 'Every day at 03:20, Europe/Helsinki.',
      conditions: [
        { level: 0, text: 'All of these', named: [] },
        { level: 1, text: 'Status is active', named: [] },
        { level: 1, text: 'Last signed in at least 1 year ago', named: [] },
      ],
    },
    matching: null,
    created: CREATED,
    created_by: author,
    updated: EXAMPLE_INSTANT,
    version_author: author,
    author_uuids: [author.uuid],
    next_run: null,
    last_run: null,
    approval: needed,
    ...more,
  };
}

const active = { status: 'active', next_run: NEXT_RUN, approval: given, matching: { count: 12, at: EXAMPLE_INSTANT } };

/** A run by hand that has acted on everyone, but for what is said of it. */
function run(more: object = {}) {
  return {
    id: RUN_ID,
    rule_id: RULE_ID,
    rule_name: NAME,
    version: 1,
    trigger: 'manual',
    state: 'succeeded',
    is_late: false,
    tick_at: null,
    missed_ticks: 0,
    started_at: EXAMPLE_INSTANT,
    ended_at: '2026-11-22T10:00:04.000Z',
    started_by: author,
    people_count: 12,
    set_hash: SET_HASH,
    approval: { approved_by: approver, at: EXAMPLE_INSTANT },
    cleared: null,
    quarantine_reason: null,
    cancel_reason: null,
    cancel_note: '',
    failure: '',
    progress: null,
    suppressed: {},
    counts,
    ...more,
  };
}

const noCounts = { ...counts, matched: 0, excluded: 0, done: 0 };
const queued = { state: 'queued', ended_at: null, people_count: 0, set_hash: '', approval: null, counts: noCounts };
const running = {
  state: 'running',
  ended_at: null,
  progress: { done: 0, total: 12 },
  counts: { ...counts, done: 0 },
};
const cancelled = {
  state: 'cancelled',
  approval: null,
  cancel_note: note,
  counts: { ...counts, done: 0, skipped: 12 },
};
const cleared = { by: approver, at: EXAMPLE_INSTANT, note };
const quarantine_reason = { cap: 'max_percent', found: 12, allowed: 10 };

/** The row of somebody who was suspended, but for what is said of it. */
function subject(more: object = {}) {
  return {
    id: SUBJECT_ID,
    run_id: RUN_ID,
    warned_run_id: null,
    rule_id: RULE_ID,
    version: 1,
    user_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da5',
    username: 'karin.holm',
    full_name: 'Karin Holm',
    action: 'suspend_user',
    episode: '2024-02-03T08:00:00.000Z+2025-08-14T06:12:45.310Z',
    state: 'done',
    reason: '',
    note: '',
    tries: 0,
    next_try_at: null,
    warned_at: null,
    due_on: null,
    delivery_uuid: null,
    at: EXAMPLE_INSTANT,
    by: null,
    undone_at: null,
    undone_by: null,
    ...more,
  };
}

const unreachable = { state: 'needs_attention', reason: 'no_address' };
const undone = { state: 'undone', undone_at: EXAMPLE_INSTANT, undone_by: author };

const ofRules = {
  scheduled_rules_list: { answer: [rule(active)] },
  scheduled_rules_create: {
    body: { name: NAME, action: definition.action, filters: definition.filters, warn_days: 14 },
    answer: rule(),
  },
  scheduled_rules_read: { answer: rule(active) },
  scheduled_rules_change: {
    body: { warn_days: 30, caps: { max_users: 20, max_percent: 5 } },
    answer: rule({ version: 2, warn_days: 30, caps: { max_users: 20, max_percent: 5 } }),
  },
  scheduled_rules_activate: { answer: rule(active) },
  scheduled_rules_pause: { answer: rule({ status: 'paused', approval: given }) },
  scheduled_rules_resume: { answer: rule(active) },
  scheduled_rules_archive: { answer: rule({ status: 'archived' }) },
  scheduled_rules_restore: { answer: rule() },
  scheduled_rules_duplicate: { answer: rule({ name: `${NAME} (copy)` }) },
  scheduled_rules_run: { answer: run(queued) },
  scheduled_rules_approve: { body: { set_hash: SET_HASH }, answer: rule(active) },
  scheduled_rules_decide: { body: { decision: 'act', on: '2026-12-01', note }, answer: { decided: 3 } },
  scheduled_rules_versions: {
    answer: [
      { version: 2, author, at: EXAMPLE_INSTANT, differences: [{ path: 'caps.max_users', from: 50, to: 20 }] },
      { version: 1, author, at: CREATED, differences: [] },
    ],
  },
  scheduled_rules_version: {
    answer: { version: 1, author, at: CREATED, ...definition },
  },
  scheduled_rules_next_runs: {
    answer: {
      next_runs: ['23', '24', '25', '26', '27'].map((day) => `2026-11-${day}T01:20:00.000Z`),
      sentence: 'Every day at 03:20, Europe/Helsinki.',
    },
  },
};

const ofRuns = {
  scheduled_rule_runs_list: { answer: [run()] },
  scheduled_rule_runs_read: { answer: run() },
  scheduled_rule_runs_subjects: { answer: [subject()] },
  scheduled_rule_runs_approve: { body: { set_hash: SET_HASH }, answer: run(running) },
  scheduled_rule_runs_reject: { body: { reason: note }, answer: run({ ...cancelled, cancel_reason: 'rejected' }) },
  scheduled_rule_runs_clear: {
    body: { note },
    answer: run({ ...running, approval: null, cleared, quarantine_reason }),
  },
  scheduled_rule_runs_cancel: { body: { note }, answer: run({ ...cancelled, cancel_reason: 'cancelled_by_hand' }) },
  scheduled_rule_runs_undo: {
    body: { user_uuids: [subject().user_uuid, EXAMPLE_ID] },
    answer: { undone: 1, not_undone: [{ user_uuid: EXAMPLE_ID, reason: 'Their status changed again after this.' }] },
  },
};

const ofSubjects = {
  scheduled_rule_subjects_retry: {
    answer: subject({ state: 'failed', reason: 'failed', next_try_at: EXAMPLE_INSTANT }),
  },
  scheduled_rule_subjects_leave_out: {
    body: { note },
    answer: subject({ state: 'cancelled', reason: 'left_out', note }),
  },
  scheduled_rule_subjects_act: {
    body: { on: '2026-12-01', note },
    answer: subject({ ...unreachable, note, due_on: '2026-12-01' }),
  },
  scheduled_rule_subjects_undo: { answer: subject(undone) },
};

/** What rules, their runs and the rows of people take and give. */
export const ruleExamples = {
  ...ofRules,
  ...ofRuns,
  ...ofSubjects,
  scheduled_rule_references_list: {
    answer: [{ target: 'PROJECT.MANAGER', name: 'Project manager', detail: 'PROJECT.MANAGER' }],
  },
};
