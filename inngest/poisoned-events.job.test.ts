import { beforeEach, expect, test } from 'vitest';
import { jobsFor } from '@/inngest/jobs-for';
import { jobs } from '@/inngest/registry';
import { database, type Prisma } from '@/lib/db/client';
import { type HandOver, relayOutbox } from '@/lib/services/outbox/relay-outbox';
import { retrySetAsideMessage } from '@/lib/services/outbox/retry-set-aside-message';
import { testContext } from '@/lib/testing/test-context';

const ctx = testContext();
const taken: string[] = [];

/** An engine that takes what our jobs can read. */
const handOver: HandOver = async (_tx, events) => {
  for (const event of events) jobsFor(event, jobs);
  taken.push(...events.map(({ id }) => id));
};

beforeEach(async () => {
  taken.length = 0;
  await database().outboxMessage.deleteMany();
  await database().adminNotification.deleteMany();
});

const addEvent = async (kind: string, payload: Prisma.InputJsonValue) =>
  (await database().outboxMessage.create({ data: { topic: 'event', kind, payload, created: ctx.now } })).id;
const setAside = () => database().setAsideMessage.findMany({ where: { retried_at: null } });
const notifications = () => database().adminNotification.findMany({ where: { type: 'delivery_failure' } });

test.each<[string, Prisma.InputJsonValue, Prisma.InputJsonValue]>([
  ['refresh.requested', { actionType: 7 }, { actionType: null }],
  ['refresh.requested', 'broken', { actionType: null }],
  ['delivery.requested', { to: 'everybody' }, {}],
  ['sync.requested', [], {}],
])(
  'an event %s with the payload %j is set aside, the others are handed over, and it is when it is repaired and tried again',
  async (kind, poison, good) => {
    const before = await addEvent(kind, good);
    const poisoned = await addEvent(kind, poison);
    const after = await addEvent(kind, good);
    expect(await relayOutbox(ctx, handOver)).toEqual({ handed_over: 2, set_aside: 1 });
    expect(taken).toEqual([before, after]);
    expect(await setAside()).toMatchObject([{ topic: 'event', kind, outbox_message_id: poisoned }]);
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    // The notification asks for its own delivery.
    expect(await relayOutbox(ctx, handOver)).toEqual({ handed_over: 1, set_aside: 0 });
    expect(await relayOutbox(ctx, handOver)).toEqual({ handed_over: 0, set_aside: 0 });
    await database().outboxMessage.update({ where: { id: poisoned }, data: { payload: good } });
    const [aside] = await setAside();
    await retrySetAsideMessage(ctx, { uuid: aside?.id ?? '' });
    await relayOutbox(ctx, handOver);
    expect(taken).toContain(poisoned);
  },
);

test('relays beside each other set an event aside once, and hand each of the others over once', async () => {
  const events = [];
  for (let made = 0; made < 120; made++) {
    events.push(await addEvent('refresh.requested', { actionType: made % 50 === 7 ? made : null }));
  }
  const relays = await Promise.all(Array.from({ length: 3 }, () => relayOutbox(ctx, handOver)));
  expect(relays.reduce((sum, { set_aside }) => sum + set_aside, 0)).toBe(3);
  await relayOutbox(ctx, handOver);
  const ours = new Set(events);
  expect(await setAside()).toHaveLength(3);
  expect(await database().outboxMessage.count({ where: { id: { in: [...ours] }, processed_at: null } })).toBe(3);
  expect(await notifications()).toMatchObject([{ fold_count: 3 }]);
});

test('an engine that does not answer sets nothing aside', async () => {
  await addEvent('sync.requested', {});
  await expect(relayOutbox(ctx, async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  await expect(relayOutbox(ctx, async () => Promise.reject(new TypeError('fetch failed')))).rejects.toThrow('fetch');
  expect(await setAside()).toEqual([]);
  expect(await relayOutbox(ctx, handOver)).toEqual({ handed_over: 1, set_aside: 0 });
});
