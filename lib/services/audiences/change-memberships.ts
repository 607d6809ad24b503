import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

export type MembershipChange = {
  audienceId: string;
  kind: 'audience_joined' | 'audience_left';
  /** Since when each who joins is a member; now, when left out. Of those who leave: only who has been a member since then. */
  since?: ReadonlyMap<string, string>;
  /** The rule that does it; left out by hand. */
  rule?: { id: string; version: number };
};

/**
 * Makes people members of an audience, or ends that, and notes it in the history of each. One statement. Inside a transaction only.
 * @returns since when each who changed is, or was, a member, by their id
 */
export async function changeMemberships(
  tx: Ctx,
  userIds: readonly string[],
  change: MembershipChange,
): Promise<ReadonlyMap<string, string>> {
  const { audienceId, kind } = change;
  const rule = change.rule === undefined ? {} : { rule_id: change.rule.id, rule_version: change.rule.version };
  const by = callerId(tx);
  const rows = await tx.db.$queryRaw<{ user_id: string; since: string }[]>(sql`
    WITH moved AS (${movedRows(tx, userIds, change)}),
      noted AS (
        INSERT INTO person_change (user_id, at, kind, facts, by_id)
        SELECT user_id, ${tx.now}::timestamptz, ${kind},
          jsonb_build_object('audience_id', audience.id, 'audience', audience.name) || ${JSON.stringify(rule)}::jsonb, ${by}::uuid
        FROM moved JOIN audience ON audience.id = ${audienceId}::uuid)
    SELECT user_id, to_json(created)#>>'{}' AS since FROM moved`);
  if (rows.length > 0) {
    tx.touch({ topic: 'audiences' });
    tx.touch({ topic: 'people' });
  }
  return new Map(rows.map(({ since, user_id }) => [user_id, since]));
}

function movedRows(tx: Ctx, userIds: readonly string[], { audienceId, kind, since }: MembershipChange): Sql {
  const instants = userIds.map((id) => since?.get(id) ?? null);
  const people = sql`unnest(${userIds}::uuid[], ${instants}::timestamptz[]) AS moving (id, since)`;
  if (kind === 'audience_left') {
    return sql`DELETE FROM audience_member AS member USING ${people}
      WHERE audience_id = ${audienceId}::uuid AND user_id = moving.id AND created = coalesce(moving.since, created)
      RETURNING user_id, member.created`;
  }
  return sql`INSERT INTO audience_member (audience_id, user_id, created)
    SELECT audience.id, person.id, coalesce(moving.since, ${tx.now}::timestamptz) FROM audience CROSS JOIN ${people}
    JOIN user_account AS person ON person.id = moving.id AND person.status <> 'deleted'
    WHERE audience.id = ${audienceId}::uuid ON CONFLICT DO NOTHING RETURNING user_id, created`;
}
