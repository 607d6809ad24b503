import type { listAccessApprovalsOperation } from '@/lib/contracts/access/approvals';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, holds, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { approvalRow, isReadableApproval } from '@/lib/services/access-approvals/approval-row';

const columns = { expired_on: sql`approval.expired_on`, modified: sql`approval.modified` };
const soonestFirst = [{ ...ascending(sql`approval.expired_on`), mayBeNull: true }, ascending(sql`approval.id`)];

const filters = (now: Date) => ({
  requirement: isId(sql`approval.requirement_id`),
  submitter: isId(sql`approval.submitter_id`),
  accessor: isId(sql`approval.accessor_id`),
  state: equals(sql`approval.state`),
  expires_before: (at: string) => sql`approval.expired_on <= ${at}::timestamptz`,
  expires_after: (at: string) => sql`approval.expired_on >= ${at}::timestamptz`,
  is_live: holds(isLiveApproval(sql`approval`, now)),
  never_expires: holds(sql`(approval.expired_on IS NULL)`),
});

/** The approvals that the caller reads, the first to expire first unless asked otherwise. */
export async function listAccessApprovals(ctx: Ctx, input: InputOf<typeof listAccessApprovalsOperation>) {
  const condition = matchesAll(input, filters(ctx.now), isReadableApproval(ctx));
  const order = requestedOrder(input.o, columns, soonestFirst);
  return listRows(ctx.db, approvalRow(ctx.now), { condition, order }, input);
}
