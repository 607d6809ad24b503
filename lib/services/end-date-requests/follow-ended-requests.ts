import type { EndDateRequest } from '@/lib/contracts/end-date-requests';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { notifyAskers } from '@/lib/services/end-date-requests/notify-of-request';
import { requestRow } from '@/lib/services/end-date-requests/request-row';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';

/** What follows when requests have ended without a reviewer: events, those who asked are told, and nobody decides any more. */
export async function followEndedRequests(tx: Ctx, ids: readonly string[], to: 'rejected' | 'canceled'): Promise<void> {
  if (ids.length === 0) return;
  const areThey = sql`asked.id = ANY(${[...ids]}::uuid[])`;
  await recordProjectEvents(tx, areThey, {
    type: `project_end_date_change_request_${to}`,
    message: sql`'The request for another end date of project ' || project.name || ' was ' || ${to}::text || '.'`,
    joins: sql`JOIN end_date_change_request AS asked ON asked.project_id = project.id`,
    context: sql`jsonb_build_object('requested_end_date', asked.requested_end_date)`,
  });
  const requests = await tx.db.$queryRaw<{ row: EndDateRequest }[]>(sql`
    SELECT ${requestRow.json} AS row FROM ${requestRow.tables} ${requestRow.joins ?? empty} WHERE ${areThey} ORDER BY asked.id`);
  await notifyAskers(
    tx,
    requests.map(({ row }) => row),
  );
  const projectIds = requests.map(({ row }) => row.project_uuid);
  tx.emit({ type: 'end_date_requests.changed', requestIds: ids, projectIds });
}
