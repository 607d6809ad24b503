import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { addEvent } from '@/lib/services/jobs/add-event';
import { type OutboxEvent, relayOutbox } from '@/lib/services/outbox/relay-outbox';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const ctx = testContext();
const addRefresh = (actionType: string) =>
  transaction(ctx, (tx) => addEvent(tx, { type: 'refresh.requested', actionType }));

const stored = (actionType: string) =>
  database().outboxMessage.findMany({
    where: { topic: 'event', payload: { path: ['actionType'], equals: actionType } },
  });

/** A handover that remembers the events about one action type. */
function recorder(actionType: string) {
  const taken: string[] = [];
  const handOver = async (_tx: unknown, events: readonly OutboxEvent[]) => {
    taken.push(...events.filter(({ payload }) => payload['actionType'] === actionType).map(({ id }) => id));
  };
  return { taken, handOver };
}

describe('addEvent', () => {
  test('an event of a transaction that is rolled back is never handed over', async () => {
    const actionType = uniqueName('type');
    const failing = transaction(ctx, async (tx) => {
      await addEvent(tx, { type: 'refresh.requested', actionType });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await stored(actionType)).toEqual([]);
  });

  test('an event outside a transaction is refused', async () => {
    await expect(addEvent(ctx, { type: 'refresh.requested', actionType: null })).rejects.toThrow('transaction');
  });
});

describe('relayOutbox', () => {
  test('an event is handed over once, with its payload, and marked', async () => {
    const actionType = uniqueName('type');
    await addRefresh(actionType);
    const { taken, handOver } = recorder(actionType);
    await relayOutbox(ctx, handOver);
    await relayOutbox(ctx, handOver);
    const [message] = await stored(actionType);
    expect(taken).toEqual([message?.id]);
    expect(message).toMatchObject({ kind: 'refresh.requested', processed_at: ctx.now });
  });

  test('an event whose handover fails waits for the next relay', async () => {
    const actionType = uniqueName('type');
    await addRefresh(actionType);
    const failing = relayOutbox(ctx, async () => Promise.reject(new Error('engine away')));
    await expect(failing).rejects.toThrow('engine away');
    expect(await stored(actionType)).toMatchObject([{ processed_at: null }]);
    const { taken, handOver } = recorder(actionType);
    await relayOutbox(ctx, handOver);
    expect(taken).toHaveLength(1);
  });

  test('several relays at once hand over 250 events exactly once each', async () => {
    const actionType = uniqueName('type');
    await transaction(ctx, async (tx) => {
      for (let made = 0; made < 250; made++) await addEvent(tx, { type: 'refresh.requested', actionType });
    });
    const { taken, handOver } = recorder(actionType);
    await Promise.all([relayOutbox(ctx, handOver), relayOutbox(ctx, handOver), relayOutbox(ctx, handOver)]);
    await relayOutbox(ctx, handOver);
    expect(taken).toHaveLength(250);
    expect(new Set(taken).size).toBe(250);
  });
});
