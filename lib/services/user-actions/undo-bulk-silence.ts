import { requirePerson } from '@/lib/auth/require';
import type { undoBulkSilenceOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { noSilenceColumns } from '@/lib/services/user-actions/set-silence';

/** Takes back one bulk silence of the caller from the rows that still have it; a second time there are none. */
export async function undoBulkSilence(
  ctx: Ctx,
  { undo_token }: InputOf<typeof undoBulkSilenceOperation>,
): Promise<AnswerOf<typeof undoBulkSilenceOperation>> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: 'user_actions_undo_bulk_silence', subjectType: 'silence_batch' }, async (tx) => {
    const count = await tx.db.$executeRaw(sql`
      UPDATE user_action AS action SET ${noSilenceColumns(tx)}
      WHERE action.user_id = ${userId}::uuid AND action.silence_batch_id = ${undo_token}::uuid
        AND action.silence_mode IS NOT NULL`);
    const answer = { status: 'unsilenced', count } as const;
    if (count === 0) return unchanged(answer);
    const touches = [{ topic: 'actions', userIds: [userId] }] as const;
    return changed(answer, { subjectId: undo_token, facts: { count }, touches });
  });
}
