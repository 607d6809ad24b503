import { approveRunOperation } from '@/lib/contracts/rules/runs';
import { DomainError } from '@/lib/core/errors';
import { join, type Sql, sql } from '@/lib/db/client';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { peopleOf, textIn } from '@/lib/plugins/providers/evidence';
import { ofObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { approveRun } from '@/lib/services/rules/runs/approve-run';

const WAITS = sql`interval '72 hours'`;
const HIGH_WITHIN = sql`interval '24 hours'`;

/** Runs of rules that wait until somebody else than the author of the rule approves whom they act on. */
export const ruleApproval: ActionProvider = {
  actionType: 'rule_approval',
  pluralName: 'Rule approvals',
  icon: 'shield',
  appName: 'rules',
  providerClass: 'RuleApprovalProvider',
  objectType: 'rule_run',
  defaultSchedule: '*/30 * * * *',
  settings: [],
  access: {
    through: 'installation',
    role: 'STAFF',
    except: (row) => sql`EXISTS (SELECT 1 FROM rule_run AS authored JOIN rule_version AS written
      ON written.rule_id = authored.rule_id AND written.version = authored.version
      WHERE authored.id = ${row}.object_id AND ${row}.user_id = ANY(array_append(written.former_author_ids, written.author_id)))`,
  },
  scopeOf: (event) => (event.type === 'rule_runs.changed' ? { objectIds: event.runIds } : null),
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, ruleApproval, scope, (inScopes) => waitingRuns(scope, now, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM rule_run WHERE rule_run.id = action.object_id)`,
  wordDescription: null,
  why: () => null,
  distinction: null,
  facts: [
    { label: 'Rule', from: 'rule_name', as: 'text' },
    { label: 'Action', from: 'action', as: 'text' },
    { label: 'People', from: peopleOf, as: 'text' },
    { label: 'Waiting since', from: 'waiting_since', as: 'instant' },
  ],
  correctives: [
    viewDetails('view_list', 'View the list'),
    {
      key: 'approve_run',
      label: 'Approve',
      category: 'approve',
      severity: 'high',
      confirmation_required: true,
      permission: null,
      path: approveRunOperation.path.replace('{id}', '{uuid}'),
      consequence: (subject) => `The rule acts on exactly this list: ${peopleOf(subject) ?? 'everyone on it'}.`,
      metadata: ({ evidence }) => ({ set_hash: textIn(evidence, 'set_hash') }),
      run: async (ctx, { evidence, object_id: id }) => {
        const set_hash = textIn(evidence, 'set_hash');
        if (set_hash === null) throw new DomainError('moved_on');
        const { state } = await approveRun(ctx, { id, set_hash });
        return { message: 'The run is approved.', metadata: { run_state: state } };
      },
    },
    {
      key: 'reject_run',
      label: 'Reject',
      category: 'reject',
      severity: 'medium',
      confirmation_required: false,
      permission: null,
      consequence: 'Opens the list, where you reject it with a reason.',
    },
  ],
  sample,
};

/** What the action of a version is called. */
const actionLabel = sql`CASE version.action_key ${join(
  ruleActions.map(({ key, label }) => sql`WHEN ${key} THEN ${label}::text`),
  ' ',
)} ELSE version.action_key END`;

function waitingRuns(scope: RefreshScope, now: Date, inScopes: Sql): Facts {
  const due = sql`run.started_at + ${WAITS}`;
  return {
    object: sql`run.id`,
    says: {
      title: sql`'Approve a rule: ' || rule.name`,
      description: sql`${actionLabel} || ' for ' || CASE run.people_count WHEN 1 THEN '1 person' ELSE run.people_count || ' people' END || '.'`,
      urgency_rank: sql`CASE WHEN ${due} <= ${now}::timestamptz + ${HIGH_WITHIN} THEN 3 ELSE 2 END`,
      due_date: due,
      evidence: sql`jsonb_build_object('rule_name', rule.name, 'action', ${actionLabel}, 'people', run.people_count,
        'waiting_since', run.started_at, 'set_hash', run.set_hash)`,
      route_name: sql`'rule-run-details'`,
      route_params: sql`jsonb_build_object('run_uuid', run.id)`,
      related_object_name: sql`rule.name`,
    },
    from: sql`rule_run AS run JOIN scheduled_rule AS rule ON rule.id = run.rule_id
      JOIN rule_version AS version ON version.rule_id = run.rule_id AND version.version = run.version
      WHERE run.state = 'waiting_for_approval' ${ofObjects(scope, sql`run.id`)} ${inScopes}`,
  };
}

/** Two rules with a run each that waits, one of them written by a member of staff who may not approve it, and one that has ended. */
async function sample({ db, now, people }: SampleWorld): Promise<void> {
  const [author, approver] = people;
  if (author === undefined || approver === undefined) return;
  if ((await db.scheduledRule.count()) > 0) return;
  await db.user.updateMany({ where: { id: { in: [author.id, approver.id] } }, data: { is_staff: true } });
  for (const [name, state] of Object.entries({
    Quiet: 'waiting_for_approval',
    Old: 'waiting_for_approval',
    Past: 'failed',
  })) {
    const made = { created: now, modified: now };
    const rule = await db.scheduledRule.create({ data: { name, cron: '20 3 * * *', time_zone: 'UTC', ...made } });
    const what = { action_key: 'suspend_user', action_config: {}, filters: {}, max_users: 50, max_percent: 5, at: now };
    await db.ruleVersion.create({ data: { ...what, rule_id: rule.id, version: 1, author_id: author.id } });
    const run = {
      rule_id: rule.id,
      version: 1,
      trigger: 'schedule',
      started_at: now,
      is_listed: true,
      people_count: 3,
    };
    await db.ruleRun.create({ data: { ...run, state, ended_at: state === 'failed' ? now : null } });
  }
}
