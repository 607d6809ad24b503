import { beforeAll, describe, expect, it } from 'vitest';
import { type HistoryRow, historyKinds, listUserHistoryOperation } from '@/lib/contracts/people/history';
import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { database, type Prisma } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeRule } from '@/lib/testing/make-rule';

let token = '';
let staffId = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true })).id;
  token = await makeToken(staffId);
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function historyOf(uuid: string, query = '?page_size=100'): Promise<HistoryRow[]> {
  return (await callOperation(listUserHistoryOperation, { token, params: { uuid }, query })).json();
}

async function makeRow(user_id: string, given: Omit<Prisma.RuleSubjectUncheckedCreateInput, 'user_id'>) {
  return database().ruleSubject.create({ data: { user_id, ...given } });
}

/** A person to whom everything has happened, an hour ago and later, each a minute after the one before. */
async function makeEventfulPerson() {
  const user = await makeUser();
  const { id } = user;
  let minute = 60;
  const at = () => minutesAgo(minute--);
  const rule = await makeRule({ key: 'user_status', config: { status: 'active' } });
  const byRule = { rule_id: rule.id, version: 1 };
  for (const action of [
    'suspend_user',
    'reinstate_user',
    'delete_user',
    'revoke_roles',
    'notify_user',
    'purge_user_data',
  ]) {
    await makeRow(id, { ...byRule, action, at: at(), before: { status: 'active' } });
  }
  const warning = { ...byRule, action: 'suspend_user', episode: 'a', state: 'cancelled', reason: 'signed_in' };
  const warned = await makeRow(id, { ...warning, at: at(), warned_at: minutesAgo(minute) });
  for (const kind of ['warned', 'warning_cancelled']) {
    const facts = { rule_id: rule.id, rule_version: 1, subject_id: warned.id };
    const reason = kind === 'warned' ? '' : 'signed_in';
    await database().personChange.create({ data: { user_id: id, at: at(), kind, facts, reason } });
  }
  const undone = { action: 'reinstate_user', state: 'undone', reason: 'A mistake.', by_id: staffId };
  await makeRow(id, { ...undone, at: at(), undone_at: at(), undone_by_id: staffId });
  const audience = await makeAudience([]);
  for (const kind of ['audience_joined', 'audience_left']) {
    const facts = { audience_id: audience.id, audience: audience.name, rule_id: rule.id, rule_version: 1 };
    await database().personChange.create({ data: { user_id: id, at: at(), kind, facts } });
  }
  const facts = { flag: 'is_service_account', is_on: false };
  await database().personChange.create({
    data: { user_id: id, at: at(), kind: 'flag_changed', facts, reason: 'It is one.' },
  });
  const project = await makeProject();
  const role = await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: project.id });
  await database().userRole.update({
    where: { id: role.id },
    data: { created: at(), revoked_at: at(), is_active: false },
  });
  await makeDelivery({ user_id: id, kind: 'account_deleted', sent_at: at() });
  const resolved = { status: 'resolved', resolved_reason: 'access_lost' };
  await makeAction(id, project, { ...resolved, opened_at: at(), resolved_at: at() });
  return { user, rule };
}

const ofRules = [
  'suspended',
  'deleted',
  'purged',
  'roles_revoked',
  'notified',
  'warned',
  'warning_cancelled',
  'audience_joined',
  'audience_left',
] as const;

describe('GET /api/users/{uuid}/history/', () => {
  it('answers 200 with entries of every kind, newest first, each with its rule or who did it', async () => {
    const { rule, user } = await makeEventfulPerson();
    const rows = await historyOf(user.id);
    expect([...new Set(rows.map(({ kind }) => kind))].toSorted()).toEqual(historyKinds.toSorted());
    const times = rows.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
    for (const kind of ofRules) {
      expect(ofKind(kind)[0]).toMatchObject({ rule: { id: rule.id, name: rule.name, version: 1 }, actor: null });
    }
    expect(ofKind('undone')).toMatchObject([{ actor: { uuid: staffId }, rule: null, text: 'Reinstatement undone' }]);
    expect(ofKind('warning_cancelled')).toMatchObject([{ reason: 'signed in' }]);
    expect(ofKind('action_resolved')).toMatchObject([{ reason: 'access lost' }]);
    expect(await historyOf(user.id, '?kind=told')).toMatchObject([{ kind: 'told', text: 'Account deleted' }]);
  });

  it('answers 200 saying what can be undone as undoing does: the last change of status, and what changes none', async () => {
    const { user } = await makeEventfulPerson();
    const rows = (await historyOf(user.id)).filter(
      ({ subject_id, undone_at }) => subject_id !== null && undone_at === null,
    );
    const canUndo = Object.fromEntries(rows.map(({ can_undo, kind }) => [kind, can_undo]));
    expect(canUndo).toMatchObject({ suspended: false, reinstated: false, purged: false, notified: false });
    expect(canUndo).toMatchObject({ deleted: true, roles_revoked: true, warned: false, warning_cancelled: false });
    const suspended = rows.find(({ kind }) => kind === 'suspended');
    const asked = { token, params: { id: suspended?.subject_id ?? '' } };
    expect((await callOperation(undoSubjectOperation, asked)).status).toBe(409);
  });
});
