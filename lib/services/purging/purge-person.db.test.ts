import { expect, test } from 'vitest';
import type { PurgeField, PurgeRecord } from '@/lib/contracts/people/purge-profiles';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { purgePerson } from '@/lib/services/purging/purge-person';
import { findPurgePlan } from '@/lib/services/purging/purge-plan';
import { makeAudience, makeProject, makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeSubmission } from '@/lib/testing/make-access';
import { makeAction } from '@/lib/testing/make-action';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeCalendarAddress } from '@/lib/testing/make-calendar-address';
import { giveChecklist, makeChecklist } from '@/lib/testing/make-checklist';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { makeNotification } from '@/lib/testing/make-notification';
import { makeSession } from '@/lib/testing/session-cookie-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const longAgo = new Date(testNow.getTime() - 40 * 86_400_000);
const deleted = { status: 'deleted', deleted_at: longAgo };
const byHand = { rule: null, approver_ids: [] };

async function purge(userId: string, plan: { fields?: PurgeField[]; records?: PurgeRecord[] } = {}, origin = byHand) {
  return transaction(testContext(), async (tx) => {
    const whole = await findPurgePlan(tx, null, 'deleted');
    return purgePerson(tx, userId, { ...whole, ...plan, applies_to: 'deleted' }, origin);
  });
}

const userNow = (id: string) => database().user.findUniqueOrThrow({ where: { id } });

test('each field becomes what says nothing of anyone, and no mail goes to the address', async () => {
  const { id } = await makeUser({
    ...deleted,
    external_id: uniqueName('ext'),
    affiliations: ['University of Oulu'],
    identity_source: 'Haka',
    time_zone: 'Europe/Helsinki',
    locale: 'fi',
    purge_due_on: longAgo,
    purge_plan: {},
  });
  await purge(id);
  expect(await userNow(id)).toMatchObject({
    full_name: `Deleted person ${id.slice(-8)}`,
    username: `deleted-${id}`,
    email: `${id}@deleted.invalid`,
    affiliations: [],
    identity_source: '',
    external_id: null,
    time_zone: 'UTC',
    locale: 'en',
    purge_due_on: null,
    purge_plan: null,
    purged_at: testNow,
  });
});

test('fields that the profile does not name stay, with every copy of them', async () => {
  const { email, full_name, id, username } = await makeUser(deleted);
  const { id: noticeId } = await makeNotification({ message: `${full_name}, ${email}`, notification_metadata: { id } });
  await purge(id, { fields: ['email', 'affiliations'] });
  expect(await userNow(id)).toMatchObject({ full_name, username, email: `${id}@deleted.invalid` });
  expect((await database().adminNotification.findUniqueOrThrow({ where: { id: noticeId } })).message).toBe(
    `${full_name}, ${id}@deleted.invalid`,
  );
});

test('each record is deleted and counted; roles are revoked and audiences left', async () => {
  const user = await makeUser({ ...deleted, password_hash: 'x', invited_at: longAgo, keys_enabled: false });
  const { id } = user;
  await makeToken(id);
  await makeSession(id);
  const project = await makeProject();
  const role = await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: project.id });
  const audience = await makeAudience([id]);
  await database().signInNetwork.create({
    data: { user_id: id, network: '192.0.2.0/24', first_at: longAgo, last_at: longAgo },
  });
  await makeDelivery({ user_id: id, recipient: user.email });
  await makeDelivery({ recipient: user.email });
  const other = await makeDelivery();
  const { records } = await purge(id);
  expect(records).toEqual({
    password: 1,
    sessions: 1,
    tokens: 1,
    sign_in_networks: 1,
    preferences: 0,
    actions: 0,
    executions: 0,
    deliveries: 2,
    digests: 0,
    audiences: 1,
    roles: 1,
    invitations: 0,
    answers: 0,
    documents: 0,
    calendar: 0,
  });
  expect(await userNow(id)).toMatchObject({ password_hash: null, invited_at: null, keys_enabled: true });
  expect(await database().userRole.findUnique({ where: { id: role.id } })).toMatchObject({
    is_active: false,
    revoked_at: testNow,
  });
  expect(await database().audienceMember.count({ where: { audience_id: audience.id } })).toBe(0);
  expect(await database().personChange.findMany({ where: { user_id: id } })).toMatchObject([{ kind: 'audience_left' }]);
  expect(await database().delivery.count({ where: { id: other.id } })).toBe(1);
});

/** One of each record that is kept beside a person and refers to them. */
async function makeRecords({ email, id: user_id }: { email: string; id: string }) {
  const project = await makeProject();
  const checklist = await makeChecklist();
  await giveChecklist(project.customer_id, checklist.id);
  const completion = await database().checklistCompletion.findFirstOrThrow({ where: { project_id: project.id } });
  const question_id = checklist.questions[0]?.id ?? '';
  const stamps = { created: testNow, modified: testNow };
  const { id: answerId } = await database().answer.create({
    data: { completion_id: completion.id, question_id, user_id, answer_data: true, ...stamps },
  });
  const { id: submission_id } = await makeSubmission({ submitter_id: user_id });
  const upload_id = crypto.randomUUID();
  const file = { kind: 'duc', file_name: 'signed.pdf', size: 1, sha256: 'x', upload_id };
  await database().accessDocument.create({
    data: { submission_id, ...file, uploaded_at: testNow, uploaded_by_id: user_id },
  });
  await database().accessDocumentPart.create({
    data: { upload_id, position: 0, bytes: new Uint8Array([1]), created: testNow },
  });
  await makeCalendarAddress(user_id);
  const revision = { kind: 'project_end', object_id: project.id, content_hash: 'x', sequence: 1, changed_at: testNow };
  await database().calendarRevision.create({ data: { user_id, ...revision } });
  await makeInvitation({ email, project_id: project.id });
  const message = { topic: 'mail', kind: 'digest', user_id, payload: {}, created: testNow };
  const { id: outbox_message_id } = await database().outboxMessage.create({ data: message });
  const digest = { user_id, local_day: testNow, outbox_message_id, created: testNow };
  await database().digest.create({ data: { ...digest, told: {}, fingerprint: 'x' } });
  await database().noticeDigest.create({ data: digest });
  await database().notificationPreference.create({
    data: { user_id, kind: 'rule_notice', channel: 'email', when: 'off' },
  });
  const action = await makeAction(user_id, project);
  await database().userActionExecution.create({
    data: {
      user_id,
      action_type: action.action_type,
      object_type: action.object_type,
      object_id: action.object_id,
      title: action.title,
      corrective_action_key: 'approve',
      corrective_action_label: 'Approve',
      executed_at: testNow,
      via: 'session',
      success: true,
    },
  });
  const own = { where: { user_id } };
  const counts = async () => [
    await database().answer.count(own),
    await database().accessDocument.count({ where: { submission_id } }),
    await database().accessDocumentPart.count({ where: { upload_id } }),
    await database().calendarAddress.count(own),
    await database().calendarRevision.count(own),
    await database().invitation.count({ where: { email } }),
    await database().digest.count(own),
    await database().noticeDigest.count(own),
    await database().outboxMessage.count(own),
    await database().notificationPreference.count(own),
    await database().userAction.count(own),
    await database().userActionExecution.count(own),
  ];
  return { answerId, counts };
}

test('actions, executions, preferences, digests, invitations, documents and calendars go, answers keep what was answered but not by whom', async () => {
  const [user, other] = [await makeUser(deleted), await makeUser(deleted)];
  const [theirs, others] = [await makeRecords(user), await makeRecords(other)];
  const before = await others.counts();
  expect([before, await theirs.counts()]).toEqual([before.map(() => 1), before]);
  expect((await purge(user.id)).records).toMatchObject({
    preferences: 1,
    actions: 1,
    executions: 1,
    digests: 2,
    invitations: 1,
    answers: 1,
    documents: 1,
    calendar: 1,
  });
  expect(await theirs.counts()).toEqual(before.map(() => 0));
  expect(await database().answer.findUnique({ where: { id: theirs.answerId } })).toMatchObject({
    user_id: null,
    answer_data: true,
  });
  expect(await others.counts()).toEqual(before);
});

test('an address and a full name are replaced wherever they stand, but not as part of another', async () => {
  const word = uniqueName('quax').replace('-', '');
  const { id } = await makeUser({ ...deleted, full_name: `Ann ${word}`, email: `ann@${word}.example` });
  const text = `Ann ${word} left. Not joann@${word}.example, Joann ${word}, Ann ${word}-Lee or ann@${word}.example.org.`;
  const alert = await makeAlert({ description: `${text} Yes: ann@${word}.example.` });
  await purge(id);
  expect((await database().platformAlert.findUniqueOrThrow({ where: { id: alert.id } })).description).toBe(
    `${text.replace(`Ann ${word} left`, `Deleted person ${id.slice(-8)} left`)} Yes: ${id}@deleted.invalid.`,
  );
});

test('a username and a single name are replaced only in rows about the person or written by them', async () => {
  const word = uniqueName('cher').replace('-', '');
  const { id } = await makeUser({ ...deleted, full_name: word, username: `${word}1` });
  const resolution_notes = `${word} and ${word}1 looked at it.`;
  const alert = { is_resolved: true, resolved_at: testNow, resolution_notes };
  const theirs = await makeAlert({ ...alert, resolved_by_id: id });
  const others = await makeAlert(alert);
  await purge(id);
  const notesOf = async (alertId: number) =>
    (await database().platformAlert.findUniqueOrThrow({ where: { id: alertId } })).resolution_notes;
  expect(await notesOf(theirs.id)).toBe(`Deleted person ${id.slice(-8)} and deleted-${id} looked at it.`);
  expect(await notesOf(others.id)).toBe(resolution_notes);
});

test('another person of the same name keeps it', async () => {
  const full_name = uniqueName('Maria Same');
  const { id } = await makeUser({ ...deleted, full_name });
  const other = await makeUser({ full_name });
  await purge(id);
  expect(await userNow(other.id)).toMatchObject({ full_name, email: other.email });
});

test('what was purged is kept for the certificate, with the rule and who approved', async () => {
  const { id } = await makeUser(deleted);
  const approver = await makeUser();
  const rule = await database().scheduledRule.create({
    data: { name: uniqueName('rule'), cron: '20 3 * * *', time_zone: 'UTC', created: testNow, modified: testNow },
  });
  await transaction(testContext(), async (tx) => {
    const plan = await findPurgePlan(tx, null, 'deleted');
    const origin = { rule: { id: rule.id, version: 3 }, approver_ids: [approver.id] };
    await purgePerson(tx, id, { ...plan, records: ['tokens'], applies_to: 'deleted' }, origin);
  });
  expect(await database().personPurge.findMany({ where: { user_id: id } })).toMatchObject([
    {
      purged_at: testNow,
      status: 'deleted',
      rule_id: rule.id,
      rule_version: 3,
      approver_ids: [approver.id],
      profile: 'Deleted people',
      records: { tokens: 0 },
    },
  ]);
});

test.each([
  ['on legal hold', { ...deleted, legal_hold: true, legal_hold_reason: 'A court case.', legal_hold_at: testNow }],
  ['deleted less than 14 days ago', { ...deleted, deleted_at: new Date(testNow.getTime() - 14 * 86_400_000 + 1) }],
  ['of another status', { status: 'suspended', suspended_at: longAgo }],
])('who is %s is not purged, and nothing of them changes', async (_title, fields) => {
  const user = await makeUser(fields);
  await makeToken(user.id);
  await expect(purge(user.id)).rejects.toThrow();
  expect(await userNow(user.id)).toEqual(user);
  expect(await database().apiToken.count({ where: { user_id: user.id } })).toBe(1);
});

test('a purge that fails at its last step leaves everything of the person as it was', async () => {
  const user = await makeUser(deleted);
  await makeToken(user.id);
  const notice = await makeNotification({ message: `${user.full_name}, ${user.email}` });
  await database().$executeRaw`ALTER TABLE person_purge ADD CONSTRAINT none_more CHECK (false) NOT VALID`;
  try {
    await expect(purge(user.id)).rejects.toThrow();
  } finally {
    await database().$executeRaw`ALTER TABLE person_purge DROP CONSTRAINT none_more`;
  }
  expect(await userNow(user.id)).toEqual(user);
  expect(await database().apiToken.count({ where: { user_id: user.id } })).toBe(1);
  const { message } = await database().adminNotification.findUniqueOrThrow({ where: { id: notice.id } });
  expect(message).toBe(`${user.full_name}, ${user.email}`);
});
