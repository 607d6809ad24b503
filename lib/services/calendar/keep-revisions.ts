import { requirePerson } from '@/lib/auth/require';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';

/** What a calendar says of an event now, and whether it said so before. */
export type Revision = { kind: string; object_id: string; content_hash: string; sequence: number; isKnown: boolean };

/** How long something that is in the calendar no more is remembered, should it come back. */
const REMEMBERED_DAYS = 400;

/**
 * Keeps what the caller's calendar says of events that are new or changed, and forgets what it has not had for long. Of two
 * programs that read it at once the first counts, so that no sequence ever falls. One statement.
 */
export async function keepRevisions(ctx: Ctx, revisions: readonly Revision[]): Promise<void> {
  const { userId } = requirePerson(ctx);
  const changed = revisions.filter(({ isKnown }) => !isKnown);
  await queryRows(
    ctx,
    sql`
    WITH forgotten AS (
      DELETE FROM calendar_revision AS old
      WHERE old.user_id = ${userId}::uuid AND old.changed_at < ${ctx.now}::timestamptz - make_interval(days => ${REMEMBERED_DAYS}::int)
        AND NOT old.object_id = ANY(${revisions.map(({ object_id }) => object_id)}::uuid[]))
    INSERT INTO calendar_revision AS kept (user_id, kind, object_id, content_hash, sequence, changed_at)
    SELECT ${userId}::uuid, given.kind, given.object_id, given.content_hash, given.sequence, ${ctx.now}::timestamptz
    FROM unnest(${changed.map(({ kind }) => kind)}::text[], ${changed.map(({ object_id }) => object_id)}::uuid[],
      ${changed.map(({ content_hash }) => content_hash)}::text[], ${changed.map(({ sequence }) => sequence)}::int[])
      AS given (kind, object_id, content_hash, sequence)
    ON CONFLICT (user_id, kind, object_id) DO UPDATE
    SET content_hash = excluded.content_hash, sequence = excluded.sequence, changed_at = excluded.changed_at
    WHERE kept.sequence = excluded.sequence - 1`,
  );
}
