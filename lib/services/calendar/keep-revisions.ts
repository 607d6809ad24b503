import { requirePerson } from '@/lib/auth/require';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';

/** What a calendar says of an event now, and whether it said so before. */
export type Revision = {
  kind: string;
  object_id: string;
  content_hash: string;
  sequence: number;
  /** Since when it has been so, in milliseconds since 1970. */
  changedMs: number;
  isKnown: boolean;
};

/** How long after its last change something is remembered that is in the calendar no more, should it come back. */
const REMEMBERED_MS = 400 * 86_400_000;

/**
 * Keeps what the caller's calendar says of events that are new or changed, and forgets what it has not had for long. Of two
 * programs that read it at once the first counts, so that no sequence ever falls. One statement.
 */
export async function keepRevisions(ctx: Ctx, revisions: readonly Revision[]): Promise<void> {
  const { userId } = requirePerson(ctx);
  const changed = revisions.filter(({ isKnown }) => !isKnown);
  const forgottenBefore = new Date(ctx.now.getTime() - REMEMBERED_MS);
  const kept = revisions.filter(({ changedMs }) => changedMs < forgottenBefore.getTime());
  await queryRows(
    ctx.db,
    sql`
    WITH forgotten AS (
      DELETE FROM calendar_revision AS old
      WHERE old.user_id = ${userId}::uuid AND old.changed_at < ${forgottenBefore}::timestamptz
        AND NOT old.object_id = ANY(${kept.map(({ object_id }) => object_id)}::uuid[]))
    INSERT INTO calendar_revision AS stored (user_id, kind, object_id, content_hash, sequence, changed_at)
    SELECT ${userId}::uuid, given.kind, given.object_id, given.content_hash, given.sequence, ${ctx.now}::timestamptz
    FROM unnest(${changed.map(({ kind }) => kind)}::text[], ${changed.map(({ object_id }) => object_id)}::uuid[],
      ${changed.map(({ content_hash }) => content_hash)}::text[], ${changed.map(({ sequence }) => sequence)}::int[])
      AS given (kind, object_id, content_hash, sequence)
    ON CONFLICT (user_id, kind, object_id) DO UPDATE
    SET content_hash = excluded.content_hash, sequence = excluded.sequence, changed_at = excluded.changed_at
    WHERE stored.sequence = excluded.sequence - 1`,
  );
}
