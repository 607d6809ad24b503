import type { EndDateRequest } from '@/lib/contracts/end-date-requests';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { notifyAskers } from '@/lib/services/end-date-requests/notify-of-request';
import { requestRow } from '@/lib/services/end-date-requests/request-row';
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
  const requests = await tx.db.$queryRaw<{ row: EndDateRequest }[]>(sql`
    SELECT ${requestRow.json} AS row FROM ${requestRow.tables} ${requestRow.joins ?? empty}
    WHERE asked.id = ANY(${rejected.map(({ id }) => id)}::uuid[]) ORDER BY asked.id`);
  await notifyAskers(
    tx,
    requests.map(({ row }) => row),
  );
  tx.emit({
    type: 'end_date_requests.changed',
    requestIds: rejected.map(({ id }) => id),
    projectIds: requests.map(({ row }) => row.project_uuid),
  });
  return rejected.length;
}
