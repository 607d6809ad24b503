import type { InputOf } from '@/lib/contracts/operation';
import type { listEndDateRequestsOperation } from '@/lib/contracts/projects/end-date-requests';
import { sql } from '@/lib/db/client';
import { isAnyOf, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { requestRow } from '@/lib/services/end-date-requests/request-row';
import { isReadable } from '@/lib/services/projects/readable-projects';

const columns = {
  created: sql`asked.created`,
  state: sql`asked.state`,
  requested_end_date: sql`asked.requested_end_date`,
};
const newestFirst = [descending(sql`asked.created`), descending(sql`asked.id`)];

const filters = {
  created_by_uuid: isId(sql`asked.created_by_id`),
  customer_uuid: isId(sql`project.customer_id`),
  project_uuid: isId(sql`asked.project_id`),
  state: isAnyOf(sql`asked.state`),
};

/** The requests of the projects that the caller reads, newest first unless asked otherwise. One statement. */
export function listEndDateRequests(ctx: Ctx, input: InputOf<typeof listEndDateRequestsOperation>) {
  const condition = matchesAll(input, filters, isReadable(ctx));
  return listRows(ctx.db, requestRow, { condition, order: requestedOrder(input.o, columns, newestFirst) }, input);
}
