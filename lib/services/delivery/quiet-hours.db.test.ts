import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const later = (ms: number) => testContext(systemActor, new Date(testNow.getTime() + ms));

const raise = (priority: 'normal' | 'high' | 'critical' = 'critical') =>
  createNotification(testContext(), {
    type: 'store_issue',
    priority,
    title: uniqueName('notice'),
    message: 'The store is closed.',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });

const ledger = (user_id: string) =>
  database().delivery.findMany({ where: { user_id }, orderBy: [{ created: 'asc' }, { channel: 'asc' }] });

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
});

test('quiet hours hold a mail until they end, and a critical one not at all', async () => {
  const quiet = { time_zone: 'UTC', quiet_from_minute: 9 * 60, quiet_until_minute: 11 * 60, quiet_enabled: true };
  const person = await makeUser({ is_staff: true, ...quiet });
  const preference = { user_id: person.id, kind: 'notice', channel: 'email', when: 'at_once' };
  await database().notificationPreference.create({ data: preference });
  await raise('high');
  await raise();
  expect(await deliver(testContext())).toMatchObject({ sent: 1 });
  const [held] = await database().delivery.findMany({
    where: { user_id: person.id, kind: 'notice', channel: 'email' },
  });
  expect(held).toMatchObject({
    state: 'queued',
    reason: 'quiet_hours',
    next_attempt_at: new Date('2026-11-22T11:00:00Z'),
  });
  expect(await deliver(later(59 * 60_000))).toMatchObject({ sent: 0 });
  expect(await deliver(later(60 * 60_000))).toMatchObject({ sent: 1 });
});

test('quiet hours in a zone that nothing knows are those of the installation', async () => {
  const hours = { quiet_from_minute: 9 * 60, quiet_until_minute: 11 * 60, quiet_enabled: true };
  const person = await makeUser({ is_staff: true, time_zone: 'Mars/Olympus', ...hours });
  const preference = { user_id: person.id, kind: 'notice', channel: 'email', when: 'at_once' };
  await database().notificationPreference.create({ data: preference });
  await raise('high');
  await deliver(testContext());
  const [held] = await ledger(person.id);
  expect(held).toMatchObject({ reason: 'quiet_hours', next_attempt_at: new Date('2026-11-22T11:00:00Z') });
});

test('quiet hours hold nothing on days that are not theirs, nor while they are switched off', async () => {
  const hours = { time_zone: 'UTC', quiet_from_minute: 9 * 60, quiet_until_minute: 11 * 60 };
  const onWeekdays = await makeUser({ is_staff: true, ...hours, quiet_enabled: true, quiet_days: [1, 2, 3, 4, 5] });
  const off = await makeUser({ is_staff: true, ...hours });
  const onSundays = await makeUser({ is_staff: true, ...hours, quiet_enabled: true, quiet_days: [7] });
  await database().notificationPreference.createMany({
    data: [onWeekdays, off, onSundays].map(({ id }) => {
      return { user_id: id, kind: 'notice', channel: 'email', when: 'at_once' };
    }),
  });
  await raise('high');
  expect(await deliver(testContext())).toMatchObject({ sent: 2 });
  const sent = await database().delivery.findMany({ where: { channel: 'email', state: 'sent' } });
  expect(new Set(sent.map(({ recipient }) => recipient))).toEqual(new Set([onWeekdays.email, off.email]));
});
