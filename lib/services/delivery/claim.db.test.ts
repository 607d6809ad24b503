import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { claim } from '@/lib/services/delivery/claim';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { testContext, testNow } from '@/lib/testing/test-context';

const queued = { state: 'queued', next_attempt_at: testNow, attempts: 0, provider_id: null, sent_at: null };

beforeEach(() => database().outboxMessage.deleteMany());

const idsOf = (claimed: Awaited<ReturnType<typeof claim>>) => claimed.map(({ message }) => message.deliveryId).sort();

test('a claim neither waits for another that is under way, nor gets what that one takes', async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => makeDelivery(queued)));
  const [first, second] = await transaction(testContext(), async (tx) => {
    const taken = await claim(tx, 'email', 2);
    // Awaited while the first is not committed: without row locks to skip it would wait for it, and this would time out.
    return [taken, await claim(testContext(), 'email', 4)];
  });
  expect(first).toHaveLength(2);
  expect(second).toHaveLength(2);
  expect(idsOf([...first, ...second])).toEqual(made.map(({ id }) => id).sort());
  expect(await claim(testContext(), 'email', 4)).toEqual([]);
});
