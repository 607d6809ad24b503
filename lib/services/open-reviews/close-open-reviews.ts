import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { fewOrAll } from '@/lib/services/jobs/few-or-all';

/**
 * Closes the open reviews of the projects that a condition on `project` finds, without a reviewer and without having decided
 * anything. Two statements.
 */
export async function closeOpenReviews(tx: Ctx, isMeant: Sql): Promise<void> {
  const closed = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE permission_review AS review SET closed = ${tx.now}::timestamptz
    FROM project WHERE review.project_id = project.id AND review.closed IS NULL AND ${isMeant} RETURNING review.id`);
  if (closed.length === 0) return;
  const ids = closed.map(({ id }) => id);
  await recordProjectEvents(tx, sql`review.id = ANY(${ids}::uuid[])`, {
    type: 'project_permission_review_closed',
    message: sql`'The review of who has access to project ' || project.name || ' was closed.'`,
    joins: sql`JOIN permission_review AS review ON review.project_id = project.id`,
    context: sql`jsonb_build_object('review_uuid', review.id, 'kept', 0, 'changed', 0, 'removed', 0)`,
  });
  tx.emit({ type: 'reviews.changed', reviewIds: fewOrAll(ids) });
}
