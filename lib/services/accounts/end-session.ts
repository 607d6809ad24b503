import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import { endSessionOperation } from '@/lib/contracts/people/sessions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { endSessions } from '@/lib/services/accounts/end-sessions';
import { change, changed } from '@/lib/services/audit/change';

/** Ends one of the caller's sessions at once, streams included. @throws not_found for those of others and ended ones */
export async function endSession(ctx: Ctx, { uuid }: InputOf<typeof endSessionOperation>): Promise<undefined> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: endSessionOperation.id, subjectType: 'session' }, async (tx) => {
    if ((await endSessions(tx, userId, { only: uuid })) === 0) throw new DomainError('not_found');
    return changed(undefined, { subjectId: uuid });
  });
}
