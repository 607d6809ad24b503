import type { unsilenceUserActionOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { findOwnAction } from '@/lib/services/user-actions/read-user-action';
import { noSilenceColumns } from '@/lib/services/user-actions/set-silence';

/** Removes the silence of an action of the caller; without one nothing changes. @throws not_found */
export async function unsilenceUserAction(
  ctx: Ctx,
  { uuid }: InputOf<typeof unsilenceUserActionOperation>,
): Promise<AnswerOf<typeof unsilenceUserActionOperation>> {
  return change(ctx, { operation: 'user_actions_unsilence', subjectType: 'user_action' }, async (tx) => {
    const { subject } = await findOwnAction(tx, uuid, true);
    const removed = await tx.db.$executeRaw(sql`
      UPDATE user_action AS action SET ${noSilenceColumns(tx)}
      WHERE action.id = ${uuid}::uuid AND action.silence_mode IS NOT NULL`);
    const answer = { status: 'unsilenced' } as const;
    return removed === 0
      ? unchanged(answer)
      : changed(answer, { subjectId: uuid, touches: [{ topic: 'actions', userIds: [subject.user_id] }] });
  });
}
