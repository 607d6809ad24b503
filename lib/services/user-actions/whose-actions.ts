import { canLookAt } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** Whose actions a caller asks for: their own, or as staff somebody else's. @throws not_allowed */
export function whoseActions(ctx: Ctx, userUuid: string | undefined): string {
  const person = requirePerson(ctx);
  const userId = userUuid ?? person.userId;
  if (canLookAt(ctx.actor, userId)) return userId;
  throw new DomainError('not_allowed', { detail: 'Only staff can see other people’s actions.' });
}
