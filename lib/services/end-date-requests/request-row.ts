import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';

/** A request for another end date, as `asked`, with its `project` and `customer`. */
export const requestRow: RowShape = {
  id: sql`asked.id`,
  tables: sql`
    end_date_change_request AS asked
    JOIN project ON project.id = asked.project_id
    JOIN customer ON customer.id = project.customer_id`,
  joins: sql`
    LEFT JOIN user_account AS asker ON asker.id = asked.created_by_id
    LEFT JOIN user_account AS reviewer ON reviewer.id = asked.reviewed_by_id`,
  json: sql`json_build_object(
    'url', ${absoluteUrl(apiPath('project-end-date-change-requests'))} || asked.id || '/', 'uuid', asked.id, 'state', asked.state,
    'project', ${absoluteUrl(apiPath('projects'))} || project.id || '/', 'project_uuid', project.id, 'project_name', project.name,
    'customer_uuid', customer.id, 'customer_name', customer.name, 'requested_end_date', asked.requested_end_date,
    'created', asked.created, 'created_by_uuid', asked.created_by_id, 'created_by_full_name', coalesce(asker.full_name, ''),
    'reviewed_at', asked.reviewed_at, 'reviewed_by_uuid', asked.reviewed_by_id,
    'reviewed_by_full_name', coalesce(reviewer.full_name, ''), 'comment', asked.comment, 'review_comment', asked.review_comment)`,
};

/** One request of a project of which the caller reads all. @throws not_found */
export function readRequestRow(ctx: Ctx, uuid: string): Promise<EndDateRequest> {
  return readRow<EndDateRequest>(
    ctx.db,
    requestRow,
    sql`asked.id = ${uuid}::uuid AND ${isVisibleProject(ctx, sql`project.id`)}`,
  );
}
