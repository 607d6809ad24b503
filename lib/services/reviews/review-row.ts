import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { CustomerReview, ProjectReview } from '@/lib/contracts/members/permission-reviews';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';

const common = (path: string) => sql`'url', ${absoluteUrl(apiPath(path))} || review.id || '/', 'uuid', review.id,
  'reviewer_full_name', coalesce(reviewer.full_name, ''), 'reviewer_uuid', review.reviewer_id,
  'is_pending', review.closed IS NULL, 'created', review.created, 'closed', review.closed`;
const joins = sql`LEFT JOIN user_account AS reviewer ON reviewer.id = review.reviewer_id`;

/** A review of a project, as `review`, with its `project` and `customer`. */
export const projectReviewRow: RowShape = {
  id: sql`review.id`,
  tables: sql`project JOIN permission_review AS review ON review.project_id = project.id
    JOIN customer ON customer.id = project.customer_id`,
  joins,
  json: sql`json_build_object(${common('project-permissions-reviews')}, 'project_uuid', project.id, 'project_name', project.name)`,
};

/** A review of a customer, as `review`, with its `customer`. */
export const customerReviewRow: RowShape = {
  id: sql`review.id`,
  tables: sql`customer JOIN permission_review AS review ON review.customer_id = customer.id`,
  joins,
  json: sql`json_build_object(${common('customer-permissions-reviews')}, 'customer_uuid', customer.id, 'customer_name', customer.name)`,
};

/** The condition that the caller reads `review`, of `customer` or a project of it. Nothing is reviewed in an archived one: what was is left. */
export function isReadableReview(ctx: Ctx): Sql {
  return sql`((review.closed IS NOT NULL OR NOT customer.archived) AND ${mayReview(ctx)})`;
}

function mayReview(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  return sql`customer.id = ANY (ARRAY(SELECT held.customer_id FROM ${liveRoles(ctx.now, 'CUSTOMER.UPDATE_PERMISSION')} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id IS NOT NULL))`;
}

/** One review of a project that the caller reads. @throws not_found */
export function readProjectReviewRow(ctx: Ctx, uuid: string): Promise<ProjectReview> {
  return readRow<ProjectReview>(ctx.db, projectReviewRow, sql`review.id = ${uuid}::uuid AND ${isReadableReview(ctx)}`);
}

/** One review of a customer that the caller reads. @throws not_found */
export function readCustomerReviewRow(ctx: Ctx, uuid: string): Promise<CustomerReview> {
  return readRow<CustomerReview>(
    ctx.db,
    customerReviewRow,
    sql`review.id = ${uuid}::uuid AND ${isReadableReview(ctx)}`,
  );
}
