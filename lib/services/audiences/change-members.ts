import type { InputOf } from '@/lib/contracts/operation';
import type { addMembersOperation, MembersChanged } from '@/lib/contracts/people/audiences';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { holdAudience } from '@/lib/services/audiences/audience-row';
import { change, changed, unchanged } from '@/lib/services/audit/change';

export type People = InputOf<typeof addMembersOperation>;

type MembersChange = {
  /** The id of the operation that asks for it. */
  operation: string;
  kind: 'audience_joined' | 'audience_left';
  /** A statement that changes rows of those in the CTE `known`, and returns the user_id of each. */
  rows: Sql;
};

/** The end of membership, as both ways to ask for it make it. */
export function removalFrom(uuid: string): Pick<MembersChange, 'kind' | 'rows'> {
  return {
    kind: 'audience_left',
    rows: sql`DELETE FROM audience_member USING known
      WHERE audience_id = ${uuid}::uuid AND user_id = known.id RETURNING user_id`,
  };
}

/** Changes who is a member, and notes it in the history of each. @throws not_found */
export function changeMembers(
  ctx: Ctx,
  { uuid, user_uuids }: People,
  { operation, kind, rows }: MembersChange,
): Promise<MembersChanged> {
  return change(ctx, { operation, subjectType: 'audience' }, async (tx) => {
    const { name } = await holdAudience(tx, uuid);
    const by = callerId(tx);
    const [counted] = await tx.db.$queryRaw<(MembersChanged & { ids: string[] })[]>(sql`
      WITH asked AS (SELECT DISTINCT id FROM unnest(${user_uuids}::uuid[]) AS asked (id)),
        known AS MATERIALIZED (
          SELECT person.id FROM user_account AS person JOIN asked USING (id)
          WHERE person.status <> 'deleted' ORDER BY person.id),
        moved AS (${rows}),
        noted AS (
          INSERT INTO person_change (user_id, at, kind, facts, by_id)
          SELECT user_id, ${tx.now}::timestamptz, ${kind},
            jsonb_build_object('audience_id', ${uuid}::uuid, 'audience', ${name}::text), ${by}::uuid FROM moved)
      SELECT (SELECT count(*)::int FROM moved) AS changed,
        ((SELECT count(*) FROM known) - (SELECT count(*) FROM moved))::int AS unchanged,
        coalesce((SELECT array_agg(id::text ORDER BY id) FROM asked WHERE id NOT IN (SELECT id FROM known)), '{}') AS unknown,
        coalesce((SELECT array_agg(user_id::text ORDER BY user_id) FROM moved), '{}') AS ids`);
    const { ids = [], ...answer } = counted ?? { changed: 0, unchanged: 0, unknown: [] };
    if (answer.changed === 0) return unchanged(answer);
    await tx.db.audience.update({ where: { id: uuid }, data: { modified: tx.now } });
    const touches = [{ topic: 'audiences' }, { topic: 'people' }] as const;
    return changed(answer, { subjectId: uuid, facts: { [kind]: ids }, touches });
  });
}
