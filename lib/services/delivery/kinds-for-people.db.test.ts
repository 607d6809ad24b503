import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import type * as registry from '@/lib/plugins/notification-kinds/registry';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';
import { resendDelivery } from '@/lib/services/deliveries/resend-delivery';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { notify } from '@/lib/services/messages/notify';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { mailsOf } from '@/lib/testing/make-reader';
import {
  addressNotice,
  farewell,
  passing,
  personNotice,
  personWarning,
  projectNotice,
} from '@/lib/testing/person-kinds';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

vi.mock('@/lib/plugins/notification-kinds/registry', async (original) => {
  const { notificationKinds } = await original<typeof registry>();
  const { personKinds } = await import('@/lib/testing/person-kinds');
  return { notificationKinds: [...notificationKinds, ...personKinds] };
});

const HOUR_MS = 3_600_000;
const later = (hours: number) => testContext(systemActor, new Date(testNow.getTime() + hours * HOUR_MS));
const queue = (
  kind: NotificationKind<{ what: string }>,
  facts: { what: string },
  options: Parameters<typeof notify>[3],
) => transaction(later(0), (tx) => notify(tx, kind, facts, options));
const ledger = (where: object) => database().delivery.findMany({ where, orderBy: [{ created: 'asc' }, { id: 'asc' }] });
const suspended = { status: 'suspended', suspended_at: testNow };

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().noticeDigest.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

const sent = () => provider.mails.map(({ subject, to }) => [to, subject]);

describe('a message to one person', () => {
  test('is written from its facts when it is sent, and staff can read and resend exactly that', async () => {
    const { email, id } = await makeUser();
    await queue(personNotice, { what: 'tea' }, { to: id });
    expect(await deliver(later(0))).toMatchObject({ sent: 1, set_aside: 0 });
    expect(sent()).toEqual([[email, '[Heed] tea']]);
    const [row] = await ledger({ user_id: id });
    const uuid = row?.id ?? '';
    const { mail, ...shown } = await readDelivery(testContext(), { uuid });
    expect(shown).toMatchObject({ state: 'sent', title: 'tea', about: null, can_resend: true });
    expect(mail?.text).toContain('It is about tea.');
    await database().outboxMessage.updateMany({ data: { payload: { facts: { what: 'coffee' } } } });
    await resendDelivery(testContext(await makeUser({ is_staff: true })), { uuid });
    await deliver(later(1));
    expect(sent()).toEqual([
      [email, '[Heed] tea'],
      [email, '[Heed] tea'],
    ]);
  });

  test('is not sent once it is outdated, with the reason, and no one is alarmed', async () => {
    const { id } = await makeUser();
    await queue(passing, { what: 'over' }, { to: id });
    await deliver(later(0));
    expect(sent()).toEqual([]);
    expect(await ledger({ user_id: id })).toMatchObject([{ state: 'failed', last_error: 'It is over.', mail: null }]);
    expect(await database().adminNotification.count({ where: { type: 'delivery_failure' } })).toBe(0);
  });

  test('of a kind that only a newer version knows waits for it, though an older one finds it decided', async () => {
    const { id } = await makeUser();
    await queue(personNotice, { what: 'tea' }, { to: id });
    await fanOut(later(0));
    await database().delivery.updateMany({ data: { kind: 'of_tomorrow' } });
    expect(await deliver(later(0))).toMatchObject({ put_off: 1, failed: 0, set_aside: 0 });
    const reason = 'Not sent: This version doesn’t know the type of_tomorrow.';
    expect(await ledger({ user_id: id })).toMatchObject([{ state: 'queued', last_error: reason }]);
    await database().delivery.updateMany({ data: { kind: 'person_notice' } });
    expect(await deliver(later(1))).toMatchObject({ sent: 1 });
  });

  test('with a key that was used before is not queued again', async () => {
    const { id } = await makeUser();
    for (const what of ['tea', 'coffee']) await queue(personNotice, { what }, { to: id, dedupeKey: `drink:${id}` });
    await deliver(later(0));
    expect(sent().map(([, subject]) => subject)).toEqual(['[Heed] tea']);
  });

  test('must name them', async () => {
    await expect(queue(personNotice, { what: 'tea' }, {})).rejects.toThrow('must say who gets it');
  });
});

test('quiet hours hold messages to people who are not staff too', async () => {
  const quiet = { time_zone: 'UTC', quiet_from_minute: 9 * 60, quiet_until_minute: 11 * 60, quiet_enabled: true };
  const { id } = await makeUser(quiet);
  await queue(personNotice, { what: 'tea' }, { to: id });
  await queue(personWarning, { what: 'fire' }, { to: id });
  await deliver(later(0));
  expect(sent().map(([, subject]) => subject)).toEqual(['[Heed] fire']);
  expect(await ledger({ user_id: id, kind: 'person_notice' })).toMatchObject([{ reason: 'quiet_hours' }]);
  await deliver(later(1));
  expect(sent().map(([, subject]) => subject)).toEqual(['[Heed] fire', '[Heed] tea']);
});

test('what people who are not staff have by digest is in theirs, a line each, without pages of staff', async () => {
  const { id } = await makeUser({ time_zone: 'UTC' });
  await database().notificationPreference.create({
    data: { user_id: id, kind: 'person_notice', channel: 'email', when: 'digest' },
  });
  for (const what of ['tea', 'coffee'])
    await queue(personNotice, { what }, { to: id, about: { type: 'drink', id: '1' } });
  await fanOut(later(0));
  expect(await queueNoticeDigests(later(24))).toEqual({ queued: 1, left_out: 0, set_aside: 0 });
  const mail = (await mailsOf(id)).at(-1);
  const { html, subject, text } = { html: '', subject: '', text: '', ...Object(mail?.payload) };
  expect(subject).toBe('[Heed] 2 updates to read');
  expect(text).toMatch(/tea[\s\S]*It is about tea\.[\s\S]*Notices for one person/);
  expect(text).toContain('It is about coffee.');
  expect(html).toContain('https://heed.test/actions');
  expect(html).not.toContain('/admin/');
  expect(await ledger({ user_id: id })).toMatchObject([
    { reason: 'digest', digest_message_id: mail?.id },
    { reason: 'digest', digest_message_id: mail?.id },
  ]);
});

test.each([
  [personNotice, false],
  [personWarning, true],
])('a message says whether it is sent whatever the settings say, as its kind does', async (kind, isShown) => {
  const { id } = await makeUser();
  await queue(kind, { what: 'tea' }, { to: id });
  await fanOut(later(0));
  const [row] = await ledger({ user_id: id });
  expect(await readDelivery(testContext(), { uuid: row?.id ?? '' })).toMatchObject({
    override_notification_setting: isShown,
  });
});

test('a mandatory message is not sent to an address that bounced, unless its kind says so', async () => {
  const { email, id } = await makeUser();
  await makeDelivery({ recipient: email, state: 'bounced', reason: 'hard_bounce' });
  await queue(personWarning, { what: 'fire' }, { to: id });
  await deliver(later(0));
  expect(await ledger({ user_id: id })).toMatchObject([{ state: 'suppressed', reason: 'bounced_before' }]);
});

test.each([
  ['active', {}, ['[Heed] bye', '[Heed] fire', '[Heed] tea']],
  ['suspended', suspended, ['[Heed] bye', '[Heed] fire']],
  ['deleted', { status: 'deleted' }, ['[Heed] bye']],
])('someone who is %s gets what reaches them, and the ledger says what does not', async (_, fields, subjects) => {
  const { id } = await makeUser(fields);
  await queue(personNotice, { what: 'tea' }, { to: id });
  await queue(personWarning, { what: 'fire' }, { to: id });
  await queue(farewell, { what: 'bye' }, { to: id });
  await deliver(later(0));
  expect(sent()).toHaveLength(subjects.length);
  expect(new Set(sent().map(([, subject]) => subject))).toEqual(new Set(subjects));
  const suppressed = await ledger({ user_id: id, state: 'suppressed' });
  expect(suppressed.map(({ reason }) => reason)).toEqual(Array.from({ length: 3 - subjects.length }, () => 'inactive'));
});

test('what waits for someone who is suspended meanwhile is withdrawn, but for what reaches suspended people', async () => {
  const { id } = await makeUser();
  await queue(personNotice, { what: 'tea' }, { to: id });
  await queue(personWarning, { what: 'fire' }, { to: id });
  await fanOut(later(0));
  await database().user.update({ where: { id }, data: suspended });
  await deliver(later(1));
  expect(sent().map(([, subject]) => subject)).toEqual(['[Heed] fire']);
  expect(await ledger({ user_id: id, kind: 'person_notice' })).toMatchObject([{ reason: 'inactive' }]);
});

test('a message to an address is sent there with or without an account, once, but not to a suspended one', async () => {
  const [nobody, person, away] = [`${uniqueName('new')}@example.org`, await makeUser(), await makeUser(suspended)];
  for (const address of [` ${nobody.toUpperCase()} `, person.email, away.email])
    await queue(addressNotice, { what: 'hello' }, { address });
  await deliver(later(0));
  expect(sent()).toHaveLength(2);
  expect(new Set(sent().map(([to]) => to))).toEqual(new Set([nobody, person.email]));
  expect(await ledger({ recipient: nobody })).toMatchObject([{ user_id: null, state: 'sent' }]);
  expect(await ledger({ recipient: person.email })).toMatchObject([{ user_id: person.id, state: 'sent' }]);
  expect(await ledger({ recipient: away.email })).toMatchObject([{ state: 'suppressed', reason: 'inactive' }]);
});

test('a message to the people of a project is for those who have a role there when it is sent, each in their own words', async () => {
  const project = await makeProject();
  const [stays, leaves, other] = [await makeUser(), await makeUser(), await makeUser()];
  for (const { id: user_id } of [stays, leaves])
    await makeRole({ user_id, role: 'PROJECT_MEMBER', project_id: project.id });
  await queue(projectNotice, { what: 'the end' }, { about: { type: 'project', id: project.id } });
  await fanOut(later(0));
  await database().userRole.updateMany({ where: { user_id: leaves.id }, data: { is_active: false } });
  await deliver(later(1));
  expect(sent()).toEqual([[stays.email, '[Heed] the end']]);
  expect(await ledger({ user_id: leaves.id })).toMatchObject([{ state: 'suppressed', reason: 'access_lost' }]);
  expect(await ledger({ user_id: other.id })).toEqual([]);
});
