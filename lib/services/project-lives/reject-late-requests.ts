import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { followEndedRequests } from '@/lib/services/projects/follow-ended-requests';
import { projectTables } from '@/lib/services/projects/project-shape';

/** Rejects pending requests for an end date that has passed. Says how many. */
export async function rejectLateRequests(tx: Ctx): Promise<number> {
  const rejected = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE end_date_change_request AS asked
    SET state = 'rejected', reviewed_at = ${tx.now}::timestamptz, review_comment = 'The day has passed.'
    FROM ${projectTables(tx.now)}
    WHERE asked.project_id = project.id AND asked.state = 'pending' AND asked.requested_end_date < life.today
    RETURNING asked.id`);
  await followEndedRequests(
    tx,
    rejected.map(({ id }) => id),
    'rejected',
  );
  return rejected.length;
}
