import { requirePerson } from '@/lib/auth/require';
import { type readUserActionOperation, userAction } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { FoundAction } from '@/lib/services/user-actions/action-page';
import { isSilencedAt } from '@/lib/services/user-actions/filter-actions';
import { findActions } from '@/lib/services/user-actions/find-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';

/** One action of the caller, open or resolved. @throws not_found also for a silenced one unless asked to include it */
export async function readUserAction(
  ctx: Ctx,
  input: InputOf<typeof readUserActionOperation>,
): Promise<AnswerOf<typeof readUserActionOperation>> {
  const { json } = await findOwnAction(ctx, input.uuid, input.include_silenced === true);
  return userAction.parse(JSON.parse(json));
}

/** An action that the caller owns and may still see. @throws not_found */
export async function findOwnAction(ctx: Ctx, uuid: string, includeSilenced: boolean): Promise<FoundAction> {
  const person = requirePerson(ctx);
  const unlessSilenced = includeSilenced ? sql`true` : sql`NOT ${isSilencedAt(ctx.now)}`;
  const { found } = await findActions(ctx, person.timeZone, {
    userId: person.userId,
    where: sql`action.id = ${uuid}::uuid AND ${isEnabled} AND ${unlessSilenced}`,
    orderBy: sql`action.id`,
    limit: 1,
    offset: 0,
  });
  const [action] = found;
  if (action === undefined) throw new DomainError('not_found');
  return action;
}
