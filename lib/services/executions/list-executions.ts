import { canLookAt } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { Execution, listExecutionsOperation } from '@/lib/contracts/executions';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { toExecution } from '@/lib/services/executions/to-execution';

/** What the caller, or for staff somebody else, did about actions; newest first. Two statements. */
export async function listExecutions(
  ctx: Ctx,
  input: InputOf<typeof listExecutionsOperation>,
): Promise<{ rows: Execution[]; total: number }> {
  const { userId } = requirePerson(ctx);
  const ownerId = input.user_uuid ?? userId;
  if (!canLookAt(ctx.actor, ownerId)) throw new DomainError('not_allowed');
  const where: Prisma.UserActionExecutionWhereInput = { user_id: ownerId };
  if (input.action_type !== undefined) where.action_type = input.action_type;
  if (input.success !== undefined) where.success = input.success;
  const rows = await ctx.db.userActionExecution.findMany({
    where,
    orderBy: [{ executed_at: 'desc' }, { id: 'desc' }],
    take: input.page_size,
    skip: (input.page - 1) * input.page_size,
  });
  return { rows: rows.map(toExecution), total: await ctx.db.userActionExecution.count({ where }) };
}
