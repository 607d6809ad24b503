import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { cleanUp } from '@/lib/services/clean-up/clean-up';
import { deleteInBatches } from '@/lib/services/clean-up/delete-in-batches';
import { oldRows } from '@/lib/services/clean-up/old-rows';
import { readSettings } from '@/lib/services/settings/read-settings';
import { makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeSubmission, pdfOf } from '@/lib/testing/make-access';
import { makeAction } from '@/lib/testing/make-action';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeNotification } from '@/lib/testing/make-notification';
import { makeReminder } from '@/lib/testing/make-reminder';
import { makeRule } from '@/lib/testing/make-rule';
import { actionsOf, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { makeSetAside } from '@/lib/testing/make-set-aside';
import { makeSession } from '@/lib/testing/session-cookie-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const ctx = testContext();
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(testNow.getTime() - days * DAY_MS);
const both = (days: number) => [ago(days - 0.01), ago(days + 0.01)];

async function makePlace() {
  const [person, project] = await Promise.all([makeUser(), makeProject()]);
  await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: project.id });
  return { person, project };
}

/** Runs the job twice: what it did once, it does not do again. */
async function cleanUpTwice() {
  const first = await cleanUp(ctx);
  const second = await cleanUp(ctx);
  expect(Object.values(second).every((count) => count === 0)).toBe(true);
  return first;
}

test('each kind of row is kept for its time and not longer', async () => {
  const { person, project } = await makePlace();
  const user_id = person.id;
  await cleanUp(ctx);
  await database().userActionExecution.createMany({
    data: both(90).map((executed_at) => ({
      user_id,
      action_type: 'pending_order',
      object_type: 'order',
      object_id: randomUUID(),
      title: 'Approve',
      corrective_action_key: 'approve_order',
      corrective_action_label: 'Approve order',
      executed_at,
      via: 'session',
      success: true,
    })),
  });
  for (const resolved_at of both(365)) {
    await makeAction(user_id, project, { status: 'resolved', resolved_reason: 'executed', resolved_at });
  }
  await makeAction(user_id, project, { created: ago(1000), opened_at: ago(1000) });
  await database().idempotencyKey.createMany({
    data: both(1).map((created) => ({
      caller: user_id,
      operation: 'x',
      key: uniqueName('key'),
      body_hash: '',
      created,
    })),
  });
  const event = { topic: 'event', kind: 'refresh.requested', payload: {}, created: ago(60) };
  const handedOver = both(7).map((processed_at) => ({ ...event, processed_at }));
  await database().outboxMessage.createMany({
    data: [...handedOver, event, { ...event, topic: 'mail', processed_at: ago(60) }],
  });
  await database().accountLink.createMany({
    data: both(30).map((expires_at) => ({
      user_id,
      purpose: 'sign_in',
      token_hash: Buffer.from(randomUUID()),
      created: ago(40),
      expires_at,
    })),
  });
  for (const at of both(30)) {
    await makeSession(user_id, { expires_at: at });
    await makeSession(user_id, { ended_at: at });
  }
  await database().signInNetwork.createMany({
    data: both(180).map((at, place) => ({ user_id, network: `10.0.0.${place}`, first_at: at, last_at: at })),
  });
  await database().signInThrottle.createMany({
    data: both(1 / 24).map((window_started_at) => ({ key: uniqueName('key'), failures: 3, window_started_at })),
  });
  const run = { job_id: uniqueName('job'), trigger: 'schedule', status: 'succeeded' };
  await database().jobRun.createMany({
    data: both(30).map((at) => ({ ...run, started_at: at, finished_at: at })),
  });
  for (const last_at of both(90)) {
    const { id } = await makeNotification({ last_at });
    await database().adminNotificationRead.create({ data: { notification_id: id, user_id, read_at: testNow } });
    await makeNotification({ last_at, handled_at: last_at });
  }
  await makeNotification({ created_at: ago(1000), last_at: ago(1000) });
  await database().deletedNotification.createMany({
    data: both(1).map((deleted_at, id) => ({ id: id + 1, notification: {}, reads: [], deleted_at })),
  });
  for (const resolved_at of both(365)) await makeAlert({ is_resolved: true, resolved_at });
  const { id: alert_id } = await makeAlert({ created: ago(1000), last_occurred_at: ago(1000) });
  await database().alertOccurrence.createMany({ data: both(31).map((from_at) => ({ alert_id, from_at, count: 1 })) });
  await database().receivedWebhook.createMany({
    data: both(7).map((at) => ({ message_id: uniqueName('msg'), signed_at: at, received_at: at })),
  });
  const { id: rule_id } = await makeRule({ key: 'never_signed_in', config: {} });
  await database().ruleSnapshot.createMany({
    data: both(30).map((at) => ({ rule_id, version: 1, at, set_hash: uniqueName('hash'), excluded: {} })),
  });
  for (const modified of both(365)) {
    await makeSubmission({ state: 'REJECTED', reviewed_at: modified, modified });
    await makeSubmission({ state: 'SUBMITTED', modified });
  }
  const { id: recipient_id } = await makeUser();
  for (const object_gone_at of [...both(1095), null]) {
    await makeReminder({ recipient_id, object_gone_at, created: ago(2000), modified: ago(2000) });
  }
  await database().accessDocumentPart.createMany({
    data: both(1).map((created) => ({ upload_id: randomUUID(), position: 0, bytes: pdfOf('x'), created })),
  });
  for (const retried_at of both(90)) await makeSetAside({ retried_at });
  await makeSetAside({ set_aside_at: ago(1000) });
  expect(await cleanUpTwice()).toEqual({
    expired_invitations: 0,
    expired_roles: 0,
    event_tallies: 0,
    ended_silences: 0,
    abandoned_imports: 0,
    executions: 1,
    resolved_actions: 1,
    idempotency_keys: 1,
    outbox_events: 1,
    account_links: 1,
    sessions: 2,
    sign_in_networks: 1,
    sign_in_windows: 1,
    digests: 0,
    notice_digests: 0,
    notifications: 2,
    deleted_notifications: 1,
    resolved_alerts: 1,
    alert_occurrences: 1,
    received_webhooks: 1,
    access_groups: 0,
    access_ended_groups: 0,
    rule_snapshots: 1,
    reminders: 1,
    access_submissions: 1,
    access_document_parts: 1,
    deliveries: 0,
    retried_messages: 1,
    outbox_messages: 0,
    job_runs: 1,
  });
});

test('executions are kept for as long as the setting says', async () => {
  const settings = { ...(await readSettings(ctx.db)), USER_ACTIONS_EXECUTION_RETENTION_DAYS: 5 };
  const { person } = await makePlace();
  const execution = {
    user_id: person.id,
    action_type: 'pending_order',
    object_type: 'order',
    object_id: randomUUID(),
    title: 'Approve',
    corrective_action_key: 'approve_order',
    corrective_action_label: 'Approve order',
    via: 'session',
    success: true,
  };
  await database().userActionExecution.createMany({
    data: both(5).map((executed_at) => ({ ...execution, executed_at })),
  });
  await deleteInBatches(ctx, oldRows(ctx.now, settings).executions);
  expect(await database().userActionExecution.count({ where: { user_id: person.id } })).toBe(1);
});

test('a digest is kept for 90 days, and each person’s latest for ever', async () => {
  const [often, once] = await Promise.all([makeUser(), makeUser()]);
  const digest = (user_id: string, days: number) => ({
    user_id,
    local_day: new Date(ago(days).toISOString().slice(0, 10)),
    outbox_message_id: randomUUID(),
    told: [],
    fingerprint: '',
    created: ago(days),
  });
  await database().digest.createMany({
    data: [digest(often.id, 200), digest(often.id, 91), digest(often.id, 89), digest(once.id, 400)],
  });
  expect(await cleanUpTwice()).toMatchObject({ digests: 2 });
  expect(await database().digest.count({ where: { user_id: { in: [often.id, once.id] } } })).toBe(2);
});

test('deliveries are kept for 90 days with their attempts and messages, and while they wait for as long as they do', async () => {
  await database().outboxMessage.deleteMany();
  const old = ago(90.01);
  const gone = await makeDelivery({ created: old });
  const young = await makeDelivery({ created: ago(89.99) });
  const waiting = await makeDelivery({ created: old, state: 'queued', sent_at: null, next_attempt_at: ago(-1) });
  const lease = { lease_id: randomUUID(), lease_until: ago(-1) };
  const sending = await makeDelivery({ created: old, state: 'sending', sent_at: null, ...lease });
  await database().outboxMessage.updateMany({ data: { created: old, processed_at: old } });
  await database().deliveryAttempt.createMany({
    data: [gone, young].map(({ id }) => ({ delivery_id: id, at: old, outcome: 'sent' })),
  });
  const empty = { topic: 'mail', kind: 'notice', payload: {}, created: old };
  const unprocessed = await database().outboxMessage.create({ data: empty });
  await database().outboxMessage.create({ data: { ...empty, processed_at: old } });
  expect(await cleanUpTwice()).toMatchObject({ deliveries: 1, outbox_messages: 2 });
  const kept = await database().delivery.findMany({ select: { id: true } });
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set([young.id, waiting.id, sending.id]));
  expect(await database().deliveryAttempt.findMany({ select: { delivery_id: true } })).toEqual([
    { delivery_id: young.id },
  ]);
  const messages = new Set((await database().outboxMessage.findMany()).map(({ id }) => id));
  const expectedIds = [unprocessed.id, ...[young, waiting, sending].map(({ outbox_message_id }) => outbox_message_id)];
  expect(messages).toEqual(new Set(expectedIds));
});

test('ended silences are cleared; lasting ones and those that still hold stay', async () => {
  const { person, project } = await makePlace();
  const silence = { silence_reason: 'holiday', silenced_at: ago(9), silenced_by_id: person.id };
  const make = (more: object) => makeAction(person.id, project, { ...silence, ...more });
  const ended = await make({ silence_mode: 'until_date', silenced_until: testNow });
  const lasting = await make({ silence_mode: 'forever', is_silenced: true });
  const holding = await make({ silence_mode: 'until_date', silenced_until: ago(-1) });
  expect(await cleanUpTwice()).toMatchObject({ ended_silences: 1 });
  const found = await actionsOf(person.id);
  const of = (id: string) => found.find((row) => row.id === id);
  expect(of(ended.id)).toMatchObject({
    silenced_until: null,
    silence_mode: null,
    silence_reason: '',
    silenced_at: null,
    silenced_by_id: null,
    modified: ended.modified,
  });
  expect(of(lasting.id)).toMatchObject({ is_silenced: true, silence_reason: 'holiday' });
  expect(of(holding.id)).toMatchObject({ silenced_until: ago(-1), silence_reason: 'holiday' });
});

test('a role whose time is over ends, and its actions with it, at once', async () => {
  const sample = await makeSampleMarketplace();
  await sample.orderWaiting(2);
  await refreshAll();
  await database().userRole.updateMany({ where: { user_id: sample.manager.id }, data: { expiration_time: testNow } });
  expect(await cleanUpTwice()).toMatchObject({ expired_roles: 1 });
  expect(await database().userRole.findMany({ where: { user_id: sample.manager.id } })).toMatchObject([
    { is_active: false },
  ]);
  expect(await actionsOf(sample.manager.id)).toMatchObject([{ status: 'resolved', resolved_reason: 'access_lost' }]);
  expect(await actionsOf(sample.owner.id)).toMatchObject([{ status: 'open' }]);
  expect(await database().auditEntry.findFirst({ where: { operation: 'end_expired_roles' } })).toMatchObject({
    facts: { count: 1 },
  });
});

test('more rows than a batch holds are all deleted', async () => {
  const caller = uniqueName('caller');
  const key = { caller, operation: 'x', body_hash: '', created: ago(2) };
  await database().idempotencyKey.createMany({ data: Array.from({ length: 25 }, (_, n) => ({ ...key, key: `${n}` })) });
  const rows = oldRows(ctx.now, await readSettings(ctx.db)).idempotency_keys;
  expect(await deleteInBatches(ctx, rows, 10)).toBe(25);
});

test('a person may not start it', async () => {
  await expect(cleanUp(testContext(await makeUser()))).rejects.toMatchObject({ code: 'not_allowed' });
});

test('a part that fails keeps the others from nothing, and is named', async () => {
  const old = ago(1000);
  const run = await database().jobRun.create({
    data: { job_id: 'clean-up', trigger: 'schedule', started_at: old, finished_at: old, status: 'succeeded' },
  });
  await database().$executeRaw`ALTER TABLE password_link RENAME TO password_link_away`;
  try {
    await expect(cleanUp(ctx)).rejects.toThrow('These parts failed: account_links.');
  } finally {
    await database().$executeRaw`ALTER TABLE password_link_away RENAME TO password_link`;
  }
  expect(await database().jobRun.count({ where: { id: run.id } })).toBe(0);
});

test('a digest of notices is kept for 90 days', async () => {
  const { id: user_id } = await makeUser();
  const of = (days: number) => ({ user_id, local_day: ago(days), outbox_message_id: randomUUID(), created: ago(days) });
  await database().noticeDigest.createMany({ data: [of(91), of(89)] });
  expect(await cleanUpTwice()).toMatchObject({ notice_digests: 1 });
  expect(await database().noticeDigest.count({ where: { user_id } })).toBe(1);
});
