import { deleteQuestionOperation } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followQuestions } from '@/lib/services/checklists/follow-questions';
import { holdQuestion } from '@/lib/services/checklists/question-row';

/** Deletes a question with its options and answers. @throws not_found */
export function deleteQuestion(ctx: Ctx, { uuid }: InputOf<typeof deleteQuestionOperation>): Promise<undefined> {
  return change(ctx, { operation: deleteQuestionOperation.id, subjectType: 'checklist' }, async (tx) => {
    const { checklist_uuid } = await holdQuestion(tx, uuid);
    const { count: answers } = await tx.db.answer.deleteMany({ where: { question_id: uuid } });
    await tx.db.question.delete({ where: { id: uuid } });
    await followQuestions(tx, checklist_uuid);
    return changed(undefined, { subjectId: checklist_uuid, facts: { question_id: uuid, answers } });
  });
}
