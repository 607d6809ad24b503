import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { projectTables } from '@/lib/services/projects/project-shape';

/** Rejects pending requests for an end date that has passed. Says how many. */
export async function rejectLateRequests(tx: Ctx): Promise<number> {
  const rejected = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE end_date_change_request AS asked
    SET state = 'rejected', reviewed_at = ${tx.now}::timestamptz, review_comment = 'The day has passed.'
    FROM ${projectTables(tx.now)}
    WHERE asked.project_id = project.id AND asked.state = 'pending' AND asked.requested_end_date < life.today
    RETURNING asked.id`);
  if (rejected.length === 0) return 0;
  await recordProjectEvents(tx, sql`asked.id = ANY(${rejected.map(({ id }) => id)}::uuid[])`, {
    type: 'project_end_date_change_request_rejected',
    message: sql`'The request for another end date of project ' || project.name || ' was rejected.'`,
    joins: sql`JOIN end_date_change_request AS asked ON asked.project_id = project.id`,
    context: sql`jsonb_build_object('requested_end_date', asked.requested_end_date)`,
  });
  return rejected.length;
}
