import { canLookAt } from '@/lib/auth/permissions';
import type { Execution, readExecutionOperation } from '@/lib/contracts/actions/executions';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { executionRow } from '@/lib/services/executions/execution-row';

/** One execution of the caller; staff may read anybody's. @throws not_found */
export async function readExecution(ctx: Ctx, { id }: InputOf<typeof readExecutionOperation>): Promise<Execution> {
  const owner = await ctx.db.userActionExecution.findUnique({ where: { id }, select: { user_id: true } });
  if (owner === null || !canLookAt(ctx.actor, owner.user_id)) throw new DomainError('not_found');
  return readRow(ctx.db, executionRow(ctx.now), sql`done.id = ${id}::int`);
}
