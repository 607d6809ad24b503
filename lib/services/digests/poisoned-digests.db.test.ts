import { beforeEach, describe, expect, test } from 'vitest';
import { database, type Prisma } from '@/lib/db/client';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { queueDigests } from '@/lib/services/digests/queue-digests';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { retrySetAsideMessage } from '@/lib/services/outbox/retry-set-aside-message';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeNotification } from '@/lib/testing/make-notification';
import { digestDays, mailsOf, makeReader, runDigests } from '@/lib/testing/make-reader';
import { systemActor, testContext } from '@/lib/testing/test-context';

const at = (text: string) => new Date(`${text}Z`);
const when = (text: string) => testContext(systemActor, at(text));

const setAside = () => database().setAsideMessage.findMany({ where: { retried_at: null } });
const notifications = () => database().adminNotification.findMany({ where: { type: 'delivery_failure' } });

async function retryAll(text: string) {
  for (const { id: uuid } of await setAside()) await retrySetAsideMessage(when(text), { uuid });
}

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().setAsideMessage.deleteMany();
  await database().digest.deleteMany();
  await database().noticeDigest.deleteMany();
  await database().jobRun.deleteMany();
  await database().adminNotification.deleteMany();
  await database().user.updateMany({ data: { is_staff: false, digest_enabled: false } });
});

describe('the digest of actions', () => {
  const storeNotified = async (user_id: string, given: Prisma.InputJsonValue) => {
    await database().digest.updateMany({ where: { user_id }, data: { told: given, fingerprint: 'earlier' } });
  };

  test.each<[string, Prisma.InputJsonValue]>([
    ['no list', 'broken'],
    ['a list of what are no objects', [1, 2]],
    ['ids that are none', [{ id: 'x', urgency_rank: 3 }]],
    ['ranks that are none', [{ id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', urgency_rank: 'high' }]],
  ])(
    'of a person whose last one told %s is set aside; all others get theirs, and theirs comes once it is repaired',
    async (_, poison) => {
      const readers = await Promise.all(Array.from({ length: 12 }, () => makeReader()));
      const [poisoned, ...others] = readers.map(({ person }) => person.id);
      const id = poisoned ?? '';
      await runDigests(at('2028-01-10T09:00'));
      for (const one of readers) await storeNotified(one.person.id, []);
      await storeNotified(id, poison);
      expect(await runDigests(at('2028-01-11T09:00'))).toMatchObject({ queued: 11, set_aside: 1 });
      for (const other of others) expect(await digestDays(other)).toEqual(['2028-01-10', '2028-01-11']);
      expect(await setAside()).toMatchObject([
        { topic: 'digest', kind: 'user_action_digest', user_id: id, reason: expect.stringMatching(/./) },
      ]);
      expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
      expect(await runDigests(at('2028-01-11T09:15'))).toMatchObject({ queued: 0, set_aside: 0 });
      expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
      await storeNotified(id, []);
      await retryAll('2028-01-11T15:00');
      expect(await runDigests(at('2028-01-11T15:15'))).toMatchObject({ queued: 1, set_aside: 0 });
      expect(await digestDays(id)).toEqual(['2028-01-10', '2028-01-11']);
      expect(await runDigests(at('2028-01-11T15:30'))).toMatchObject({ queued: 0, set_aside: 0 });
    },
  );

  test('of a person whose action cannot be described is set aside alone', async () => {
    const [one, other] = [await makeReader(), await makeReader()];
    const [action] = one.actions;
    await database().userAction.update({
      where: { id: action?.id ?? '' },
      data: { action_type: 'pending_order', evidence: { created: 'the other day' } },
    });
    expect(await runDigests(at('2028-02-10T09:00'))).toMatchObject({ queued: 1, set_aside: 1 });
    expect([await digestDays(one.person.id), await digestDays(other.person.id)]).toEqual([[], ['2028-02-10']]);
  });

  test('that is tried again before it is repaired is set aside again', async () => {
    const { person } = await makeReader();
    await runDigests(at('2028-03-10T09:00'));
    await storeNotified(person.id, 'broken');
    await runDigests(at('2028-03-11T09:00'));
    await retryAll('2028-03-11T10:00');
    expect(await runDigests(at('2028-03-11T10:15'))).toMatchObject({ queued: 0, set_aside: 1 });
    expect(await setAside()).toHaveLength(1);
  });

  test('runs beside each other set it aside once', async () => {
    const { person } = await makeReader();
    await runDigests(at('2028-04-10T09:00'));
    await storeNotified(person.id, 'broken');
    const runs = await Promise.all(Array.from({ length: 3 }, () => queueDigests(when('2028-04-11T09:00'))));
    expect(runs.reduce((sum, { set_aside }) => sum + set_aside, 0)).toBe(1);
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
  });
});

describe('the digest of notices', () => {
  async function come(text: string) {
    const { id } = await makeNotification({ title: uniqueName('notice'), created_at: at(text), last_at: at(text) });
    const payload = {
      about: `notification:${id}`,
      priority_rank: 2,
      facts: { id, type: 'x', title: 'x', message: '' },
    };
    const message = { topic: 'notice', kind: 'notice', payload, created: at(text) };
    const { id: messageId } = await database().outboxMessage.create({ data: message });
    await fanOut(when(text));
    return { id, messageId, payload };
  }

  const change = (id: string, data: Prisma.OutboxMessageUncheckedUpdateInput) =>
    database().outboxMessage.update({ where: { id }, data });

  test('tells of a message whose payload became unreadable: what it is about stands beside it', async () => {
    const person = await makeUser({ is_staff: true });
    const { messageId } = await come('2028-03-10T15:00');
    await change(messageId, { payload: 'broken' });
    expect(await queueNoticeDigests(when('2028-03-11T09:00'))).toEqual({ queued: 1, left_out: 0, set_aside: 0 });
    expect(await mailsOf(person.id)).toHaveLength(1);
  });

  test.each<[string, Prisma.OutboxMessageUncheckedUpdateInput]>([
    ['names no id', { subject_id: null }],
    ['names an id that is none', { subject_id: 'x' }],
    ['names an id that no integer holds', { subject_id: '1'.repeat(300) }],
    ['is about what is in no digest', { subject_type: 'weather' }],
    ['is about nothing', { subject_type: null, subject_id: null }],
  ])('leaves out a message that %s, tells the rest, and tells it too once it is repaired', async (_, poison) => {
    const person = await makeUser({ is_staff: true });
    const [poisoned] = [await come('2028-01-10T15:00'), await come('2028-01-10T15:01')];
    await change(poisoned.messageId, poison);
    expect(await queueNoticeDigests(when('2028-01-11T09:00'))).toEqual({ queued: 1, left_out: 0, set_aside: 1 });
    expect(await setAside()).toMatchObject([{ topic: 'notice', outbox_message_id: poisoned.messageId }]);
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    expect(await queueNoticeDigests(when('2028-01-11T09:15'))).toEqual({ queued: 0, left_out: 0, set_aside: 0 });
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    await change(poisoned.messageId, { subject_type: 'notification', subject_id: String(poisoned.id) });
    await retryAll('2028-01-11T10:00');
    expect(await queueNoticeDigests(when('2028-01-12T09:00'))).toMatchObject({ queued: 1, set_aside: 0 });
    expect(await mailsOf(person.id)).toHaveLength(2);
  });

  test('of a person that cannot be put into words is set aside; the others get theirs, and theirs comes once it is repaired', async () => {
    const one = await makeUser({ is_staff: true });
    const { id } = await come('2028-02-10T15:00');
    await database().$executeRaw`UPDATE admin_notification SET last_at = 'infinity' WHERE id = ${id}`;
    await database().user.update({ where: { id: one.id }, data: { is_staff: false } });
    const other = await makeUser({ is_staff: true });
    await come('2028-02-10T15:01');
    await database().user.update({ where: { id: one.id }, data: { is_staff: true } });
    expect(await queueNoticeDigests(when('2028-02-11T09:00'))).toEqual({ queued: 1, left_out: 0, set_aside: 1 });
    expect([await mailsOf(one.id), await mailsOf(other.id)]).toMatchObject([[], [{ kind: 'notice_digest' }]]);
    expect(await setAside()).toMatchObject([{ topic: 'digest', kind: 'notice_digest', user_id: one.id }]);
    expect(await queueNoticeDigests(when('2028-02-11T09:15'))).toMatchObject({ queued: 0, set_aside: 0 });
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    await database().adminNotification.update({ where: { id }, data: { last_at: at('2028-02-10T15:00') } });
    await retryAll('2028-02-11T10:00');
    expect(await queueNoticeDigests(when('2028-02-11T10:15'))).toMatchObject({ queued: 1, set_aside: 0 });
    expect(await mailsOf(one.id)).toMatchObject([{ kind: 'notice_digest' }]);
  });
});
