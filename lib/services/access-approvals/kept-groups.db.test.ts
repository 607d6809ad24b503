import { beforeEach, expect, test } from 'vitest';
import { database, type Sql, sql } from '@/lib/db/client';
import { cleanUp } from '@/lib/services/clean-up/clean-up';
import { clearAccess } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeApproval, makeRequirement } from '@/lib/testing/make-access';
import { testContext, testNow } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const grouped = (state: string) => sql`SELECT requirement_id, submitter_id, expired_on, count(*)::int AS members
  FROM access_approval WHERE state = ${state} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const kept = (table: Sql) =>
  sql`SELECT requirement_id, submitter_id, expired_on, members FROM ${table} WHERE members > 0 ORDER BY 1, 2, 3`;

/** How many people are in each group as it is kept, which are those of the approvals: of those in force, and of those that were revoked. */
async function keptGroups(): Promise<{ approved: number[]; revoked: number[] }> {
  const membersOf = async (state: string, table: Sql) => {
    const rows = await database().$queryRaw<{ members: number }[]>(kept(table));
    expect(rows).toEqual(await database().$queryRaw(grouped(state)));
    return rows.map(({ members }) => members);
  };
  const approved = await membersOf('APPROVED', sql`access_group`);
  return { approved, revoked: await membersOf('REVOKED', sql`access_ended_group`) };
}

test('the groups that lists show are those of the approvals, whatever changes these, also side by side', async () => {
  const { id: requirement_id } = await makeRequirement();
  const people = await Promise.all(Array.from({ length: 6 }, () => makeUser()));
  const submitter_id = people[0]?.id ?? '';
  const of = { requirement_id, submitter_id };
  const soon = new Date(testNow.getTime() + 86_400_000);
  const made = await Promise.all(
    people.map(({ id: accessor_id }, at) => makeApproval({ ...of, accessor_id, expired_on: at < 3 ? soon : null })),
  );
  expect(await keptGroups()).toEqual({ approved: [3, 3], revoked: [] });
  const { id: before } = await database().accessGroup.findFirstOrThrow({ where: { expired_on: null } });
  await database().accessApproval.updateMany({ data: { modified: soon } });
  expect(await database().accessGroup.count({ where: { id: before } })).toBe(1);
  await Promise.all(
    made.map(({ id }, at) => {
      const ended = { state: 'REVOKED', ended_at: testNow, ended_by: 'expiry' };
      return database().accessApproval.update({ where: { id }, data: at % 2 === 0 ? ended : { expired_on: soon } });
    }),
  );
  expect(await keptGroups()).toEqual({ approved: [3], revoked: [2, 1] });
  await database().accessApproval.deleteMany();
  expect(await keptGroups()).toEqual({ approved: [], revoked: [] });
  await cleanUp(testContext());
  expect([await database().accessGroup.count(), await database().accessEndedGroup.count()]).toEqual([0, 0]);
});
