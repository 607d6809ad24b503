import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { unsilenceUserActionOperation } from '@/lib/contracts/user-actions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { findOwnAction } from '@/lib/services/user-actions/read-user-action';
import { noSilenceColumns } from '@/lib/services/user-actions/set-silence';

/** Removes the silence of an action of the caller; without one nothing changes. @throws not_found */
export async function unsilenceUserAction(
  ctx: Ctx,
  { uuid }: InputOf<typeof unsilenceUserActionOperation>,
): Promise<AnswerOf<typeof unsilenceUserActionOperation>> {
  return transaction(ctx, async (tx) => {
    const { subject } = await findOwnAction(tx, uuid, true);
    const removed = await tx.db.$executeRaw(sql`
      UPDATE user_action AS action SET ${noSilenceColumns(tx)}
      WHERE action.id = ${uuid}::uuid AND action.silence_mode IS NOT NULL`);
    if (removed === 1) {
      tx.touch({ topic: 'actions', userIds: [subject.user_id] });
      await recordAudit(tx, { operation: 'user_actions_unsilence', subjectType: 'user_action', subjectId: uuid });
    }
    return { status: 'unsilenced' };
  });
}
