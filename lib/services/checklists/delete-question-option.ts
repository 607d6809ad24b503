import { deleteQuestionOptionOperation } from '@/lib/contracts/checklists/question-options';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followQuestions } from '@/lib/services/checklists/follow-questions';
import { holdOption } from '@/lib/services/checklists/option-row';

/** Deletes an option of a question. Answers that use it are kept, marked as stale. @throws not_found */
export function deleteQuestionOption(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteQuestionOptionOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteQuestionOptionOperation.id, subjectType: 'checklist' }, async (tx) => {
    const { checklist_uuid, question_uuid } = await holdOption(tx, uuid);
    const stale = await tx.db.$executeRaw(sql`
      UPDATE answer SET is_stale = true WHERE question_id = ${question_uuid}::uuid AND NOT is_stale
        AND jsonb_typeof(answer_data) = 'array' AND answer_data @> to_jsonb(${uuid}::text)`);
    await tx.db.questionOption.delete({ where: { id: uuid } });
    if (stale > 0) await followQuestions(tx, checklist_uuid);
    return changed(undefined, {
      subjectId: checklist_uuid,
      facts: { question_id: question_uuid, option_id: uuid, stale },
    });
  });
}
