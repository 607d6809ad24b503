import { expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { deleteUser } from '@/lib/services/people/delete-user';
import { reinstateUser } from '@/lib/services/people/reinstate-user';
import { purgeDuePeople } from '@/lib/services/purging/purge-due-people';
import { makeToken, makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const reason = 'They left the university.';
const later = new Date(testNow.getTime() + 60 * 86_400_000);

const userNow = (id: string) => database().user.findUniqueOrThrow({ where: { id } });

async function makeDue() {
  const staff = await makeUser({ is_staff: true });
  const user = await makeUser();
  await makeToken(user.id);
  await deleteUser(testContext(staff), { uuid: user.id, reason, grace_days: 30 });
  const reinstate = (ctx: Ctx = testContext(staff, later)) => reinstateUser(ctx, { uuid: user.id, reason });
  return { staff, user, reinstate };
}

/** Does the first, holds its commit back until the second waits for it, and returns what became of the second. */
async function whileOpen<T>(ctx: Ctx, first: (tx: Ctx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  const done = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const open = transaction(ctx, async (tx) => {
    await first(tx);
    done.resolve();
    await finish.promise;
  });
  await done.promise;
  const waiting = second();
  waiting.catch(() => undefined);
  try {
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
  } finally {
    finish.resolve();
  }
  await open;
  return waiting;
}

test('a reinstatement that comes while the person is purged is refused, and the purge is whole', async () => {
  const { reinstate, user } = await makeDue();
  const purge = (tx: Ctx) => purgeDuePeople(tx);
  const rejected = whileOpen(testContext(systemActor, later), purge, reinstate);
  await expect(rejected).rejects.toMatchObject({ code: 'moved_on', message: 'This person’s data has been purged.' });
  expect(await userNow(user.id)).toMatchObject({ status: 'deleted', email: `${user.id}@deleted.invalid` });
  expect(await database().apiToken.count({ where: { user_id: user.id } })).toBe(0);
  expect(await database().personPurge.count({ where: { user_id: user.id } })).toBe(1);
});

test('a purge that comes while the person is reinstated leaves them whole', async () => {
  const { reinstate, staff, user } = await makeDue();
  const purge = () => purgeDuePeople(testContext(systemActor, later));
  const purged = await whileOpen(testContext(staff, later), (tx) => reinstate(tx), purge);
  expect(purged).toEqual({ purged: 0 });
  expect(await userNow(user.id)).toMatchObject({ status: 'active', email: user.email, purged_at: null });
  expect(await database().apiToken.count({ where: { user_id: user.id } })).toBe(1);
  expect(await database().personPurge.count({ where: { user_id: user.id } })).toBe(0);
});

test('two purges at once purge each person once', async () => {
  const due = [await makeDue(), await makeDue(), await makeDue()];
  const runs = await Promise.all([1, 2].map(() => purgeDuePeople(testContext(systemActor, later))));
  expect(runs.map(({ purged }) => purged).reduce((sum, count) => sum + count)).toBe(3);
  const ids = due.map(({ user }) => user.id);
  expect(await database().personPurge.count({ where: { user_id: { in: ids } } })).toBe(3);
  expect(await database().ruleSubject.count({ where: { user_id: { in: ids }, action: 'purge_user_data' } })).toBe(3);
});

test('of deletions of one person at once one is done: one row in the ledger, one email, one day', async () => {
  const staff = await makeUser({ is_staff: true });
  const { id } = await makeUser();
  const remove = (grace_days: number) => deleteUser(testContext(staff), { uuid: id, reason, grace_days });
  const settled = await Promise.allSettled([14, 30, 60].map(remove));
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  for (const one of settled) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'moved_on' });
  expect(await database().ruleSubject.count({ where: { user_id: id } })).toBe(1);
  expect(await database().outboxMessage.count({ where: { user_id: id, kind: 'account_deleted' } })).toBe(1);
});
