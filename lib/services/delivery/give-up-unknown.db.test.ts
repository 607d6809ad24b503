import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;
const at = (hours: number) => testContext(systemActor, new Date(testNow.getTime() + hours * HOUR_MS));

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().adminNotification.deleteMany();
});

const failed = () =>
  database().delivery.findMany({
    where: { state: 'failed' },
    // Made by one statement, so that no instant tells one from another.
    orderBy: [{ created: 'asc' }, { priority_rank: 'desc' }, { id: 'asc' }],
    select: { channel: true, recipient: true, last_error: true, priority_rank: true },
  });

test('messages of a kind that nothing knows wait for three days, then fail with the reason, told of once', async () => {
  const person = await makeUser();
  const gone = { kind: 'gone', created: testNow };
  await database().outboxMessage.createMany({
    data: [
      { ...gone, topic: 'notice', payload: { about: uniqueName('x'), priority_rank: 4, facts: {} } },
      { ...gone, topic: 'mail', user_id: person.id, payload: { subject: 'x', html: '', text: '' } },
      { ...gone, topic: 'event', payload: {} },
    ],
  });
  await deliver(at(71.9));
  expect(await failed()).toEqual([]);
  await deliver(at(72));
  await deliver(at(73));
  const last_error = 'Unknown kind gone: messages dropped.';
  expect(await failed()).toEqual([
    { channel: 'in_app', recipient: 'staff', last_error, priority_rank: 4 },
    { channel: 'email', recipient: person.email, last_error, priority_rank: 2 },
  ]);
  expect(await database().outboxMessage.findMany({ where: { kind: 'gone', processed_at: null } })).toMatchObject([
    { topic: 'event' },
  ]);
  expect(await database().adminNotification.findMany({ where: { type: 'delivery_failure' } })).toMatchObject([
    { title: 'Unknown kind gone: messages dropped', fold_count: 1 },
  ]);
});

test('deliveries on a channel that nothing knows fail after three days too', async () => {
  const waiting = { channel: 'pager', recipient: '1', state: 'queued', sent_at: null, next_attempt_at: testNow };
  await makeDelivery(waiting);
  await makeDelivery({ ...waiting, created: at(1).now });
  await deliver(at(72));
  expect(await failed()).toMatchObject([{ channel: 'pager', last_error: 'Unknown channel pager: messages dropped.' }]);
  expect(await database().delivery.count({ where: { state: 'queued', channel: 'pager' } })).toBe(1);
});
