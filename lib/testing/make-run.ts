import type { RunState } from '@/lib/contracts/rules/definition';
import type { SubjectState } from '@/lib/contracts/rules/subject-states';
import { database } from '@/lib/db/client';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

type Made = { state?: RunState; subject?: SubjectState; reason?: string; author?: string; startedAt?: Date };

const outcomeOf: Readonly<Partial<Record<SubjectState, string>>> = {
  listed: 'listed',
  claimed: 'listed',
  warned: 'warned',
  done: 'done',
  undone: 'done',
  failed: 'failed',
  needs_attention: 'needs_attention',
};

/** A run, in a state, of an active rule that suspends, with one person on its list, whose row is in a state of its own. */
export async function makeRun({
  author,
  reason = '',
  startedAt = testNow,
  state = 'succeeded',
  subject = 'done',
}: Made = {}) {
  const affiliation = uniqueName('team');
  const user = await makeUser({ affiliations: [affiliation] });
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [affiliation] } },
    { ...(author !== undefined && { author }), rule: { status: 'active' } },
  );
  const isOver = ['succeeded', 'partial', 'failed', 'cancelled'].includes(state);
  const set_hash = uniqueName('hash');
  const run = await database().ruleRun.create({
    data: {
      rule_id: rule.id,
      version: 1,
      trigger: 'manual',
      state,
      started_at: startedAt,
      is_listed: true,
      people_count: 1,
      matched: 1,
      set_hash,
      ended_at: isOver ? startedAt : null,
      cancel_reason: state === 'cancelled' ? 'cancelled_by_hand' : null,
    },
  });
  const row = { rule_id: rule.id, version: 1, run_id: run.id, user_id: user.id, action: 'suspend_user', at: startedAt };
  const made = await database().ruleSubject.create({
    data: {
      ...row,
      state: subject,
      reason,
      tries: 0,
      before: activeBefore,
      undone_at: subject === 'undone' ? startedAt : null,
    },
  });
  const outcome = outcomeOf[subject] ?? 'skipped';
  await database().ruleRunPerson.create({ data: { run_id: run.id, subject_id: made.id, outcome } });
  if (subject === 'done') {
    await database().user.update({ where: { id: user.id }, data: { status: 'suspended', suspended_at: startedAt } });
  }
  return { rule, run, user, subject: made, set_hash };
}

const activeBefore = {
  status: 'active',
  active_since: null,
  suspended_at: null,
  suspended_reason: '',
  deleted_at: null,
};
