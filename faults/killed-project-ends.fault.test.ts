import { beforeEach, expect, test } from 'vitest';
import { holdWriting } from '@/faults/testing/hold';
import { killTogether } from '@/faults/testing/kill-together';
import { work } from '@/faults/testing/work';
import { database } from '@/lib/db/client';
import { makeCustomer, makeOrder, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const ids = { deleted: '', recovered: '', moved: '', target: '' };

/** A project with a member and an order that waits. */
async function makeFull(): Promise<string> {
  const { id: project_id } = await makeProject();
  await makeRole({ user_id: (await makeUser()).id, role: 'PROJECT_MEMBER', project_id });
  await makeOrder({ project_id });
  return project_id;
}

beforeEach(async () => {
  Object.assign(ids, { deleted: await makeFull(), recovered: await makeFull(), moved: await makeFull() });
  ids.target = (await makeCustomer()).id;
  await work(testContext(systemActor), `delete-project ${ids.recovered}`);
});

/** Everything that deleting, recovering and moving change. */
function everything() {
  const order = { orderBy: { id: 'asc' } } as const;
  return Promise.all([
    database().project.findMany(order),
    database().userRole.findMany(order),
    database().order.findMany(order),
    database().event.findMany(order),
    database().projectStateChange.findMany(order),
    database().auditEntry.count(),
  ]);
}

test.each(['event', 'audit_entry'])(
  'killed while deletion, recovery and move write into %s: nothing of them is left, and each is done when asked again',
  async (table) => {
    const causes = [
      `delete-project ${ids.deleted}`,
      `recover-project ${ids.recovered}`,
      `move-project ${ids.moved} ${ids.target}`,
    ];
    const before = await everything();
    const hold = await holdWriting(table, 'INSERT');
    await killTogether(
      causes.map((cause) => [cause]),
      { untilHeld: () => hold.untilWaiting(causes.length), letGo: hold.release },
    );
    expect(await everything()).toEqual(before);
    for (const cause of causes) await work(testContext(systemActor), cause);
    const stateOf = (id: string) => database().project.findUniqueOrThrow({ where: { id }, include: { roles: true } });
    expect(await stateOf(ids.deleted)).toMatchObject({ is_removed: true, roles: [{ is_active: false }] });
    expect(await stateOf(ids.recovered)).toMatchObject({ is_removed: false });
    expect(await stateOf(ids.moved)).toMatchObject({ customer_id: ids.target, roles: [{ is_active: false }] });
  },
  120_000,
);
