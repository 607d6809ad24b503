import type { UserStatus } from '@/lib/contracts/people/users';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { followStatuses } from '@/lib/services/people/follow-statuses';
import { type HeldPerson, heldPersonJson } from '@/lib/services/people/hold-person';

/**
 * Changes the status of those who have the one that it begins from, and all that follows: sessions end, and actions begin or end.
 * Whoever has another status stays as they are. Two statements, however many people. Inside a transaction only.
 * @returns each who changed, as they were before, by their id
 */
export async function changeStatus(
  tx: Ctx,
  userIds: readonly string[],
  { from, set }: { from: UserStatus; set: Sql },
): Promise<ReadonlyMap<string, HeldPerson>> {
  const rows = await tx.db.$queryRaw<{ person: HeldPerson }[]>(sql`
    WITH held AS MATERIALIZED (
        SELECT id, ${heldPersonJson} AS person FROM user_account
        WHERE id = ANY(${userIds}::uuid[]) AND status = ${from} ORDER BY id FOR UPDATE),
      moved AS (
        UPDATE user_account AS changing SET ${set}, modified = ${tx.now}::timestamptz
        FROM held WHERE changing.id = held.id RETURNING changing.id)
    SELECT held.person FROM held JOIN moved USING (id)`);
  const before = new Map(rows.map(({ person }) => [person.id, person]));
  if (before.size === 0) return before;
  const ids = [...before.keys()];
  await followStatuses(tx, { userIds: ids, endedIds: ids, isLoss: from === 'active' });
  return before;
}
