import type { AccessApproval, readAccessApprovalOperation } from '@/lib/contracts/access/approvals';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { approvalRow, isReadableApproval } from '@/lib/services/access-approvals/approval-row';

/** One approval that the caller reads. @throws not_found */
export async function readAccessApproval(
  ctx: Ctx,
  { id }: InputOf<typeof readAccessApprovalOperation>,
): Promise<AccessApproval> {
  const condition = sql`approval.id = ${id}::uuid AND ${isReadableApproval(ctx)}`;
  return readRow<AccessApproval>(ctx.db, approvalRow(ctx.now), condition);
}
