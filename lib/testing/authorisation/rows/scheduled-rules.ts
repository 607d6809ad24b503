import { only, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { makeRun } from '@/lib/testing/make-run';
import { testNow } from '@/lib/testing/test-context';

const filters = { all: [{ key: 'email_domain', config: { domains: ['nobody.example'] } }] };
const note = 'As agreed with them.';
const today = '9999-01-01';

/** What staff and support get; 403 for everyone else. */
const looking = (outcome: 200 | 'shown') => only(['staff', 'support'], outcome, 403);

const ofStaff = (status: number) => ({ all: staff(status) });

const someRule =
  (rule: NonNullable<Parameters<typeof makeRule>[1]>['rule'] = {}) =>
  async () => ({
    params: { id: (await makeRule(filters, { rule })).id },
  });

type Made = NonNullable<Parameters<typeof makeRun>[0]>;

const someRun = (made: Made, body?: object) => async () => ({
  params: { id: (await makeRun({ ...made, startedAt: new Date() })).run.id },
  ...(body !== undefined && { body }),
});

const someSubject = (made: Made, body?: object) => async () => ({
  params: { id: (await makeRun({ ...made, startedAt: new Date() })).subject.id },
  ...(body !== undefined && { body }),
});

async function someApproval() {
  const { rule, run, set_hash } = await makeRun({
    state: 'waiting_for_approval',
    subject: 'listed',
    startedAt: new Date(),
  });
  return {
    ofRule: { params: { id: rule.id }, body: { set_hash } },
    ofRun: { params: { id: run.id }, body: { set_hash } },
  };
}

export const scheduledRuleRows: MatrixRows = {
  scheduled_rules_list: {
    outcomes: { all: looking('shown') },
    ask: async () => {
      const { id, name } = await makeRule(filters);
      return { query: `?q=${name}`, seeks: id };
    },
  },
  scheduled_rules_create: {
    outcomes: ofStaff(201),
    ask: () => ({ body: { name: uniqueName('Rule'), action: { key: 'suspend_user' }, filters } }),
  },
  scheduled_rules_read: { outcomes: { all: looking(200) }, ask: someRule() },
  scheduled_rules_change: {
    outcomes: ofStaff(200),
    ask: async () => ({ ...(await someRule()()), body: { warn_days: 7 } }),
  },
  scheduled_rules_activate: { outcomes: ofStaff(200), ask: someRule() },
  scheduled_rules_pause: { outcomes: ofStaff(200), ask: someRule({ status: 'active' }) },
  scheduled_rules_resume: { outcomes: ofStaff(200), ask: someRule({ status: 'paused', paused_at: testNow }) },
  scheduled_rules_archive: { outcomes: ofStaff(200), ask: someRule() },
  scheduled_rules_restore: { outcomes: ofStaff(200), ask: someRule({ status: 'archived' }) },
  scheduled_rules_duplicate: { outcomes: ofStaff(201), ask: someRule() },
  scheduled_rules_run: { outcomes: ofStaff(202), ask: someRule({ status: 'active' }) },
  scheduled_rules_approve: { outcomes: ofStaff(200), ask: async () => (await someApproval()).ofRule },
  scheduled_rules_decide: {
    outcomes: ofStaff(200),
    ask: async () => {
      const { rule } = await makeRun({ subject: 'needs_attention', reason: 'no_address' });
      return { params: { id: rule.id }, body: { decision: 'leave_out', note } };
    },
  },
  scheduled_rules_versions: { outcomes: { all: looking(200) }, ask: someRule() },
  scheduled_rules_version: {
    outcomes: { all: looking(200) },
    ask: async () => ({ params: { ...(await someRule()()).params, n: '1' } }),
  },
  scheduled_rules_next_runs: {
    outcomes: { all: looking(200) },
    ask: () => ({ query: '?cron=0+6+*+*+*&time_zone=UTC' }),
  },
  scheduled_rules_all_paused: { outcomes: { all: looking(200) }, ask: () => ({}) },
  scheduled_rules_pause_all: {
    outcomes: ofStaff(200),
    ask: () => ({ body: { paused: false, note: uniqueName('Why') } }),
  },
  scheduled_rule_runs_list: {
    outcomes: { all: looking('shown') },
    ask: async () => {
      const { rule, run } = await makeRun();
      return { query: `?rule_id=${rule.id}`, seeks: run.id };
    },
  },
  scheduled_rule_runs_read: { outcomes: { all: looking(200) }, ask: someRun({}) },
  scheduled_rule_runs_subjects: { outcomes: { all: looking(200) }, ask: someRun({}) },
  scheduled_rule_runs_approve: { outcomes: ofStaff(200), ask: async () => (await someApproval()).ofRun },
  scheduled_rule_runs_reject: {
    outcomes: ofStaff(200),
    ask: someRun({ state: 'waiting_for_approval', subject: 'listed' }, { reason: note }),
  },
  scheduled_rule_runs_clear: {
    outcomes: ofStaff(200),
    ask: someRun({ state: 'quarantined', subject: 'listed' }, { note }),
  },
  scheduled_rule_runs_cancel: {
    outcomes: ofStaff(200),
    ask: someRun({ state: 'quarantined', subject: 'listed' }, {}),
  },
  scheduled_rule_runs_undo: { outcomes: ofStaff(200), ask: someRun({}, {}) },
  scheduled_rule_subjects_list: {
    outcomes: { all: looking('shown') },
    ask: async () => {
      const { rule, subject } = await makeRun();
      return { query: `?rule_id=${rule.id}`, seeks: subject.id };
    },
  },
  scheduled_rule_subjects_retry: {
    outcomes: ofStaff(200),
    ask: someSubject({ subject: 'needs_attention', reason: 'failed' }),
  },
  scheduled_rule_subjects_leave_out: {
    outcomes: ofStaff(200),
    ask: someSubject({ subject: 'needs_attention', reason: 'no_address' }, { note }),
  },
  scheduled_rule_subjects_act: {
    outcomes: ofStaff(200),
    ask: someSubject({ subject: 'needs_attention', reason: 'no_address' }, { note, on: today }),
  },
};
