import type { EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { formatOrderState } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { type EndedRequest, notifyAskers } from '@/lib/services/projects/notify-of-request';

/** What a request becomes that is pending no longer. */
export type RequestOutcome = Exclude<EndDateRequest['state'], 'pending'>;

/** What follows when requests have ended: events, those who asked are told, and nobody decides any more. */
export async function followEndedRequests(tx: Ctx, ids: readonly string[], to: RequestOutcome): Promise<void> {
  if (ids.length === 0) return;
  const areThey = sql`asked.id = ANY(${[...ids]}::uuid[])`;
  await recordProjectEvents(tx, areThey, {
    type: `project_end_date_change_request_${to}`,
    message: sql`'The request for another end date of project ' || project.name || ' was ' || ${formatOrderState(to).toLowerCase()}::text || '.'`,
    joins: sql`JOIN end_date_change_request AS asked ON asked.project_id = project.id`,
    context: sql`jsonb_build_object('requested_end_date', asked.requested_end_date)`,
  });
  const requests = await tx.db.$queryRaw<(EndedRequest & { project_id: string })[]>(sql`
    SELECT asked.id AS uuid, asked.created_by_id AS created_by_uuid, asked.requested_end_date::text, asked.state, asked.review_comment,
      project.id AS project_id, project.name AS project_name
    FROM end_date_change_request AS asked JOIN project ON project.id = asked.project_id WHERE ${areThey} ORDER BY asked.id`);
  await notifyAskers(tx, requests);
  const projectIds = requests.map(({ project_id }) => project_id);
  tx.emit({ type: 'end_date_requests.changed', requestIds: ids, projectIds });
}
