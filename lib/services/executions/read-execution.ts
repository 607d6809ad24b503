import { canLookAt } from '@/lib/auth/permissions';
import type { Execution, readExecutionOperation } from '@/lib/contracts/executions';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { toExecution } from '@/lib/services/executions/to-execution';

/** One execution of the caller; staff may read anybody's. @throws not_found */
export async function readExecution(ctx: Ctx, { id }: InputOf<typeof readExecutionOperation>): Promise<Execution> {
  const row = await ctx.db.userActionExecution.findUnique({ where: { id } });
  if (row === null || !canLookAt(ctx.actor, row.user_id)) throw new DomainError('not_found');
  return toExecution(row);
}
