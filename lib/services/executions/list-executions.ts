import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { type Execution, type listExecutionsOperation, type readExecutionOperation } from '@/lib/contracts/executions';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** What the caller, or for staff somebody else, did about actions; newest first. Two statements. */
export async function listExecutions(
  ctx: Ctx,
  input: InputOf<typeof listExecutionsOperation>,
): Promise<{ rows: Execution[]; total: number }> {
  const { userId } = requirePerson(ctx);
  const ownerId = input.user_uuid ?? userId;
  if (!can(ctx.actor, 'OWN', { ownerId }) && !can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
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

/** One execution of the caller; staff may read anybody's. @throws not_found */
export async function readExecution(ctx: Ctx, { id }: InputOf<typeof readExecutionOperation>): Promise<Execution> {
  const row = await ctx.db.userActionExecution.findUnique({ where: { id } });
  if (row === null) throw new DomainError('not_found');
  if (!can(ctx.actor, 'OWN', { ownerId: row.user_id }) && !can(ctx.actor, 'STAFF')) throw new DomainError('not_found');
  return toExecution(row);
}

type Row = Prisma.UserActionExecutionGetPayload<object>;

function toExecution(row: Row): Execution {
  const metadata = row.execution_metadata;
  return {
    id: row.id,
    corrective_action_label: row.corrective_action_label,
    executed_at: row.executed_at.toISOString(),
    success: row.success,
    error_message: row.error_message,
    execution_metadata: typeof metadata === 'object' && metadata !== null ? { ...metadata } : {},
    action_uuid: row.action_id,
    action_type: row.action_type,
    corrective_action_key: row.corrective_action_key,
    title: row.title,
    related_object_name: row.related_object_name,
    related_object_type: row.object_type,
    related_object_uuid: row.object_id,
    via: row.via,
  };
}
