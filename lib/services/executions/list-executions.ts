import { canLookAt } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { listExecutionsOperation } from '@/lib/contracts/actions/executions';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import { equals, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { executionRow } from '@/lib/services/executions/execution-row';

const newestFirst = [descending(sql`done.executed_at`), descending(sql`done.id`)];

const filters = {
  user_uuid: isId(sql`done.user_id`),
  action_type: equals(sql`done.action_type`),
  success: equals(sql`done.success`),
};

/** What the caller, or for staff somebody else, did about actions; newest first. One statement. */
export async function listExecutions(ctx: Ctx, input: InputOf<typeof listExecutionsOperation>) {
  const { userId } = requirePerson(ctx);
  const user_uuid = input.user_uuid ?? userId;
  if (!canLookAt(ctx.actor, user_uuid)) throw new DomainError('not_allowed');
  const condition = matchesAll({ ...input, user_uuid }, filters);
  return listRows(ctx.db, executionRow(ctx.now), { condition, order: newestFirst }, input);
}
