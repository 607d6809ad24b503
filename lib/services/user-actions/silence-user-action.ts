import { requirePerson } from '@/lib/auth/require';
import type { silenceUserActionOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { noteSilence } from '@/lib/services/user-actions/note-silence';
import { findOwnAction } from '@/lib/services/user-actions/read-user-action';
import { canTakeSilence, hidesBeyondDue, silenceColumns } from '@/lib/services/user-actions/set-silence';
import { reasonMissing, silenceTerm } from '@/lib/services/user-actions/silence-term';

/** Silences one action of the caller; a silence that is already there is replaced. @throws not_found, rule_broken */
export async function silenceUserAction(
  ctx: Ctx,
  { uuid, ...request }: InputOf<typeof silenceUserActionOperation>,
): Promise<AnswerOf<typeof silenceUserActionOperation>> {
  const person = requirePerson(ctx);
  const term = silenceTerm(request, ctx.now);
  return change(ctx, { operation: 'user_actions_silence', subjectType: 'user_action' }, async (tx) => {
    await findOwnAction(tx, uuid, true);
    const [tried] = await tx.db.$queryRaw<{ can_take: boolean; hides: boolean; batch: string | null }[]>(sql`
      SELECT ${canTakeSilence(tx, term)} AS can_take, ${hidesBeyondDue(term)} AS hides, action.silence_batch_id AS batch
      FROM user_action AS action WHERE action.id = ${uuid}::uuid FOR UPDATE`);
    if (tried?.can_take !== true) throw new DomainError('rule_broken', { detail: 'It has no due date in the future.' });
    if (tried.hides && term.asksReason) throw reasonMissing();
    await tx.db.$executeRaw(sql`
      UPDATE user_action AS action SET ${silenceColumns(tx, term, person.userId, null)} WHERE action.id = ${uuid}::uuid`);
    await noteSilence(tx, uuid, person.userId, term.reason);
    const facts = { mode: term.mode, until: term.until, earlier_batch: tried.batch };
    const answer = { status: 'silenced', duration_days: term.durationDays } as const;
    return changed(answer, { subjectId: uuid, facts, touches: [{ topic: 'actions', userIds: [person.userId] }] });
  });
}
