import { beforeEach, expect, test } from 'vitest';
import { undoUnsubscribeOperation, unsubscribeOperation } from '@/lib/contracts/delivery/digests';
import { database, type Prisma } from '@/lib/db/client';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { changeDigestSubscription } from '@/lib/services/digests/change-digest-subscription';
import { findDigestSubscription } from '@/lib/services/digests/find-digest-subscription';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeNotification } from '@/lib/testing/make-notification';
import { mailsOf } from '@/lib/testing/make-reader';
import { statementsOf } from '@/lib/testing/statements-of';
import { systemActor, testContext } from '@/lib/testing/test-context';

const at = (text: string) => new Date(`${text}Z`);
const when = (text: string) => testContext(systemActor, at(text));

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().noticeDigest.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
});

const makeStaff = (fields: Partial<Prisma.UserUncheckedCreateInput> = {}) => makeUser({ is_staff: true, ...fields });

/** A notification of normal priority that comes at an instant, and what everybody is told of it. */
async function come(text: string, title = uniqueName('notice')) {
  const { id } = await makeNotification({ title, created_at: at(text), last_at: at(text) });
  await queueNotice(text, 'notice', `notification:${id}`, { id, title, message: '' }, 2);
  return id;
}

async function queueNotice(text: string, kind: string, about: string, facts: object, priority_rank: number) {
  const payload = { about, priority_rank, facts: { ...facts } };
  await database().outboxMessage.create({ data: { topic: 'notice', kind, payload, created: at(text) } });
  await fanOut(when(text));
}

const ledger = (user_id: string) =>
  database().delivery.findMany({ where: { user_id, channel: 'email' }, orderBy: [{ created: 'asc' }, { id: 'asc' }] });

async function daysOf(user_id: string): Promise<string[]> {
  const rows = await database().noticeDigest.findMany({ where: { user_id }, orderBy: { local_day: 'asc' } });
  return rows.map(({ local_day }) => local_day.toISOString().slice(0, 10));
}

test('what is not critical waits for the digest, and the ledger says so and in which it was told', async () => {
  const person = await makeStaff();
  await come('2028-01-10T15:00', 'Disk is filling up');
  expect(await ledger(person.id)).toMatchObject([{ state: 'suppressed', reason: 'digest', digest_message_id: null }]);
  expect(await queueNoticeDigests(when('2028-01-10T20:00'))).toEqual({ queued: 0, left_out: 0, set_aside: 0 });
  expect(await queueNoticeDigests(when('2028-01-11T09:00'))).toEqual({ queued: 1, left_out: 0, set_aside: 0 });
  const [mail] = await mailsOf(person.id);
  expect(mail).toMatchObject({
    kind: 'notice_digest',
    payload: {
      subject: '[Heed] 1 notification or alert to read',
      html: expect.stringMatching(/admin\/notifications\?open=\d+/),
      text: expect.stringContaining('Disk is filling up'),
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    },
  });
  expect(await ledger(person.id)).toMatchObject([{ reason: 'digest', digest_message_id: mail?.id }]);
  await fanOut(when('2028-01-11T09:01'));
  const [notice, digest] = await ledger(person.id);
  expect(digest).toMatchObject({ kind: 'notice_digest', state: 'queued', reason: null });
  expect(await readDelivery(testContext(), { uuid: String(notice?.id) })).toMatchObject({
    digest: { uuid: digest?.id, state: 'queued', sent_at: null },
  });
});

test('everybody gets it at their own 9:00, once a day, and nothing when nothing came', async () => {
  const tallinn = await makeStaff({ time_zone: 'Europe/Tallinn' });
  const tokyo = await makeStaff({ time_zone: 'Asia/Tokyo' });
  await come('2028-02-01T20:00');
  await queueNoticeDigests(when('2028-02-01T23:59'));
  expect([await daysOf(tokyo.id), await daysOf(tallinn.id)]).toEqual([[], []]);
  await queueNoticeDigests(when('2028-02-02T00:00'));
  expect([await daysOf(tokyo.id), await daysOf(tallinn.id)]).toEqual([['2028-02-02'], []]);
  await come('2028-02-02T06:00');
  await queueNoticeDigests(when('2028-02-02T07:00'));
  await come('2028-02-02T07:30');
  await queueNoticeDigests(when('2028-02-02T23:45'));
  expect([await daysOf(tokyo.id), await daysOf(tallinn.id)]).toEqual([['2028-02-02'], ['2028-02-02']]);
  await queueNoticeDigests(when('2028-02-03T08:00'));
  await queueNoticeDigests(when('2028-02-04T08:00'));
  expect(await daysOf(tokyo.id)).toEqual(['2028-02-02', '2028-02-03']);
  expect(await daysOf(tallinn.id)).toEqual(['2028-02-02', '2028-02-03']);
});

test('on both nights in which the clocks change there is one at 9:00 by the new time', async () => {
  const person = await makeStaff({
    time_zone: 'Europe/Tallinn',
    quiet_enabled: true,
    quiet_from_minute: 0,
    quiet_until_minute: 720,
  });
  await come('2027-03-28T00:30');
  expect(await queueNoticeDigests(when('2027-03-28T05:59'))).toMatchObject({ queued: 0 });
  expect(await queueNoticeDigests(when('2027-03-28T06:00'))).toMatchObject({ queued: 1 });
  await come('2027-10-31T00:30');
  expect(await queueNoticeDigests(when('2027-10-31T06:59'))).toMatchObject({ queued: 0 });
  expect(await queueNoticeDigests(when('2027-10-31T07:00'))).toMatchObject({ queued: 1 });
  expect(await daysOf(person.id)).toEqual(['2027-03-28', '2027-10-31']);
  await fanOut(when('2027-10-31T07:01'));
  const digests = (await ledger(person.id)).filter(({ kind }) => kind === 'notice_digest');
  expect(digests.map(({ reason }) => reason)).toEqual([null, null]);
});

test('what was read, deleted or switched off meanwhile is left out, and the ledger says why', async () => {
  const person = await makeStaff();
  const left = await makeStaff();
  const [read, gone] = [await come('2028-03-01T10:00'), await come('2028-03-01T11:00')];
  await database().adminNotificationRead.create({
    data: { notification_id: read, user_id: person.id, read_at: at('2028-03-01T12:00') },
  });
  await database().adminNotification.delete({ where: { id: gone } });
  const alert = await makeAlert({ severity_rank: 2 });
  await queueNotice('2028-03-01T12:00', 'alert', `alert:${alert.id}`, { id: alert.id, title: 'Slow', message: '' }, 2);
  await database().notificationPreference.create({
    data: { user_id: person.id, kind: 'alert', channel: 'email', when: 'off' },
  });
  await database().user.update({ where: { id: left.id }, data: { is_staff: false } });
  expect(await queueNoticeDigests(when('2028-03-02T09:00'))).toEqual({ queued: 0, left_out: 6, set_aside: 0 });
  expect((await ledger(person.id)).map(({ reason }) => reason)).toEqual(['already_read', 'deleted', 'switched_off']);
  expect(new Set((await ledger(left.id)).map(({ reason }) => reason))).toEqual(new Set(['not_staff']));
});

test('an alert that came again and again is listed once, the most pressing first', async () => {
  const person = await makeStaff();
  await come('2028-03-10T10:00', 'Import ended with errors');
  const alert = await makeAlert({
    severity_rank: 3,
    title: 'Queue is long',
    is_resolved: true,
    resolved_at: at('2028-03-10T12:00'),
  });
  for (const hour of ['10', '11', '12']) {
    await queueNotice(
      `2028-03-10T${hour}:30`,
      'alert',
      `alert:${alert.id}`,
      { id: alert.id, title: '', message: '' },
      3,
    );
  }
  await queueNoticeDigests(when('2028-03-11T09:00'));
  const [mail] = await mailsOf(person.id);
  const { text } = { text: '', ...Object(mail?.payload) };
  expect(text.match(/Queue is long/g)).toHaveLength(1);
  expect(text.indexOf('Queue is long')).toBeLessThan(text.indexOf('Import ended with errors'));
  expect(text).toContain('Error · Resolved');
  expect((await ledger(person.id)).every(({ digest_message_id }) => digest_message_id === mail?.id)).toBe(true);
});

test('runs beside each other make one mail each', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => makeStaff()));
  await come('2028-04-01T10:00');
  const runs = await Promise.all(Array.from({ length: 4 }, () => queueNoticeDigests(when('2028-04-02T09:00'), 5)));
  expect(runs.reduce((sum, { queued }) => sum + queued, 0)).toBe(12);
  for (const { id } of people) expect(await mailsOf(id)).toHaveLength(1);
});

test('a run that is killed half-way is completed by the next one: nothing is lost, nothing told twice', async () => {
  const people = await Promise.all(Array.from({ length: 7 }, () => makeStaff()));
  await come('2028-04-10T10:00');
  let touches = 0;
  const dying = {
    ...when('2028-04-11T09:00'),
    beforeCommit: async () => {
      touches++;
      if (touches === 3) throw new Error('killed');
    },
  };
  await expect(queueNoticeDigests(dying, 3)).rejects.toThrow('killed');
  expect(await database().noticeDigest.count()).toBe(3);
  expect(await queueNoticeDigests(when('2028-04-11T09:15'), 3)).toMatchObject({ queued: 4 });
  for (const { id } of people) expect(await mailsOf(id)).toHaveLength(1);
  expect(await database().delivery.count({ where: { reason: 'digest', digest_message_id: null } })).toBe(0);
});

test('a batch takes the same few statements however many people it has', async () => {
  const countFor = async (people: number, day: string, next: string) => {
    await Promise.all(Array.from({ length: people }, () => makeStaff()));
    await come(`${day}T10:00`);
    await come(`${day}T11:00`);
    return statementsOf(() => queueNoticeDigests(when(`${next}T09:00`)));
  };
  const few = await countFor(1, '2028-05-01', '2028-05-02');
  expect(few).toBeGreaterThan(5);
  expect(await countFor(30, '2028-05-03', '2028-05-04')).toBe(few);
  expect(await database().noticeDigest.count()).toBe(32);
});

test('one click stops it, another has back what the first one stopped', async () => {
  const person = await makeStaff();
  await database().notificationPreference.create({
    data: { user_id: person.id, kind: 'alert', channel: 'email', when: 'at_once' },
  });
  const token = unsubscribeToken(person.id, 'notices');
  const isOn = async () => (await findDigestSubscription(when('2028-06-01T10:00'), token))?.isOn;
  const change = (isSubscribed: boolean) => {
    const operation = isSubscribed ? undoUnsubscribeOperation : unsubscribeOperation;
    return changeDigestSubscription(when('2028-06-01T10:00'), { token, isSubscribed, operation });
  };
  expect(await isOn()).toBe(true);
  await Promise.all([change(false), change(false)]);
  expect(await isOn()).toBe(false);
  const chosen = () =>
    database().notificationPreference.findMany({ where: { user_id: person.id }, orderBy: { kind: 'asc' } });
  expect(await chosen()).toMatchObject([
    { kind: 'alert', when: 'at_once' },
    { kind: 'notice', when: 'off' },
  ]);
  await come('2028-06-01T11:00');
  expect(await ledger(person.id)).toMatchObject([{ reason: 'switched_off' }]);
  await change(true);
  expect(await isOn()).toBe(true);
  expect(await chosen()).toMatchObject([
    { kind: 'alert', when: 'at_once' },
    { kind: 'notice', when: 'digest' },
  ]);
  expect(await database().auditEntry.count({ where: { subject_id: person.id } })).toBe(2);
});

test('a person may not start it', async () => {
  await expect(queueNoticeDigests(testContext(await makeUser()))).rejects.toMatchObject({ code: 'not_allowed' });
});
