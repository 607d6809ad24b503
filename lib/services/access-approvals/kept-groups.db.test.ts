import { beforeEach, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { cleanUp } from '@/lib/services/clean-up/clean-up';
import { clearAccess } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeApproval, makeRequirement } from '@/lib/testing/make-access';
import { testContext, testNow } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const grouped = sql`SELECT requirement_id, submitter_id, expired_on, count(*)::int AS members FROM access_approval
  WHERE state = 'APPROVED' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const kept = sql`SELECT requirement_id, submitter_id, expired_on, members FROM access_group WHERE members > 0 ORDER BY 1, 2, 3`;

/** The groups as they are kept, which are those of the approvals. */
async function keptGroups(): Promise<{ members: number }[]> {
  const rows = await database().$queryRaw<{ members: number }[]>(kept);
  expect(rows).toEqual(await database().$queryRaw(grouped));
  return rows;
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
  expect((await keptGroups()).map(({ members }) => members)).toEqual([3, 3]);
  const { id: before } = await database().accessGroup.findFirstOrThrow({ where: { expired_on: null } });
  await database().accessApproval.updateMany({ data: { modified: soon } });
  expect(await database().accessGroup.count({ where: { id: before } })).toBe(1);
  await Promise.all(
    made.map(({ id }, at) => {
      const ended = { state: 'REVOKED', ended_at: testNow, ended_by: 'expiry' };
      return database().accessApproval.update({ where: { id }, data: at % 2 === 0 ? ended : { expired_on: soon } });
    }),
  );
  expect((await keptGroups()).map(({ members }) => members)).toEqual([3]);
  await database().accessApproval.deleteMany();
  expect(await keptGroups()).toEqual([]);
  await cleanUp(testContext());
  expect(await database().accessGroup.count()).toBe(0);
});
