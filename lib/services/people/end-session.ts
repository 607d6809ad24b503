import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import { endSessionOperation } from '@/lib/contracts/sessions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { endSessions } from '@/lib/services/people/end-sessions';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Ends one of the caller's sessions at once, streams included. @throws not_found for those of others and ended ones */
export async function endSession(ctx: Ctx, { uuid }: InputOf<typeof endSessionOperation>): Promise<undefined> {
  const { userId } = requirePerson(ctx);
  await transaction(ctx, async (tx) => {
    if ((await endSessions(tx, userId, { only: uuid })) === 0) throw new DomainError('not_found');
    await recordAudit(tx, { operation: endSessionOperation.id, subjectType: 'session', subjectId: uuid });
  });
}
