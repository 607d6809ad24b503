import { beforeEach, expect, test, vi } from 'vitest';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { softDelete } from '@/lib/services/people/soft-delete';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const deletion = { graceDays: 20, profileId: null, rule: null };

type User = Awaited<ReturnType<typeof makeUser>>;
let user: User;

beforeEach(async () => {
  user = await makeUser({ external_id: uniqueName('ext'), active_since: inDays(-90) });
});

/** A file that says of the person what it always says, and their status where that is given. */
const bring = (status: string | null, days = 0) =>
  importText(
    ndjson({
      type: 'user',
      external_id: user.external_id,
      email: user.email,
      username: user.username,
      full_name: user.full_name,
      ...(status !== null && { status }),
    }),
    { ctx: testContext(systemActor, inDays(days)), source: { clock: () => inDays(days) } },
  );

const remove = (ctx = testContext()) =>
  transaction(ctx, (tx) => softDelete(tx, [{ id: user.id, approverIds: [] }], deletion));
const now = () => database().user.findUniqueOrThrow({ where: { id: user.id } });
const dueOn = new Date(addDays(dayOf(testNow, 'UTC'), 20));

test('an import that deletes somebody sets its own time, which the same file brings no later, and no day of a purge', async () => {
  await bring('deleted');
  expect(await now()).toMatchObject({ status: 'deleted', deleted_at: testNow, purge_due_on: null, purge_plan: null });
  await bring('deleted', 3);
  expect(await now()).toMatchObject({ status: 'deleted', deleted_at: testNow });
});

test('who is deleted by hand keeps the day of the purge through files that say deleted, or nothing', async () => {
  await remove();
  await bring('deleted', 2);
  await bring(null, 4);
  expect(await now()).toMatchObject({
    status: 'deleted',
    deleted_at: testNow,
    purge_due_on: dueOn,
    purge_plan: { profile: 'Deleted people' },
  });
});

test('an import that brings a deleted person back clears the deletion, the day and what would be purged', async () => {
  await remove();
  await bring('active', 2);
  const nothing = { deleted_at: null, purge_due_on: null, purge_plan: null };
  expect(await now()).toMatchObject({ status: 'active', active_since: inDays(2), ...nothing });
  await remove();
  await bring('suspended', 3);
  expect(await now()).toMatchObject({ status: 'suspended', suspended_at: inDays(3), ...nothing });
});

test.each(['suspended', 'active'])(
  'a deletion that is under way when a file says %s is never half done',
  async (status) => {
    const begun = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    const deleting = transaction(testContext(), async (tx) => {
      await softDelete(tx, [{ id: user.id, approverIds: [] }], deletion);
      begun.resolve();
      await finished.promise;
    });
    await begun.promise;
    const importing = bring(status, 1);
    try {
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
    } finally {
      finished.resolve();
    }
    await Promise.all([deleting, importing]);
    expect(await now()).toMatchObject({
      status,
      deleted_at: null,
      suspended_at: status === 'suspended' ? inDays(1) : null,
      purge_due_on: null,
      purge_plan: null,
    });
  },
);
