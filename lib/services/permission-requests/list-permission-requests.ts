import type { listPermissionRequestsOperation } from '@/lib/contracts/members/permission-requests';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { isAnyOf, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { isReadableRequest, permissionRequestRow } from '@/lib/services/permission-requests/request-row';

const columns = { created: sql`asked.created`, state: sql`asked.state` };
const newestFirst = [descending(sql`asked.created`), descending(sql`asked.id`)];

const filters = {
  created_by: isId(sql`asked.created_by_id`),
  customer_uuid: isId(sql`customer.id`),
  invitation: isId(sql`link.id`),
  scope: isId(sql`coalesce(project.id, customer.id)`),
  state: isAnyOf(sql`asked.state`),
};

/** The requests to join that the caller reads, newest first unless asked otherwise. One statement. */
export function listPermissionRequests(ctx: Ctx, input: InputOf<typeof listPermissionRequestsOperation>) {
  const condition = matchesAll(input, filters, isReadableRequest(ctx));
  return listRows(
    ctx.db,
    permissionRequestRow,
    { condition, order: requestedOrder(input.o, columns, newestFirst) },
    input,
  );
}
