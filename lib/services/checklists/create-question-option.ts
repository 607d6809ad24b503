import { asksForOptions } from '@/lib/contracts/checklists/question-kinds';
import { createQuestionOptionOperation, type QuestionOption } from '@/lib/contracts/checklists/question-options';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readOptionRow } from '@/lib/services/checklists/option-row';
import { holdQuestion } from '@/lib/services/checklists/question-row';

/** Adds an option to a question. @throws validation_failed for no question, or one that is not answered by options */
export function createQuestionOption(
  ctx: Ctx,
  { label, order = 0, question }: InputOf<typeof createQuestionOptionOperation>,
): Promise<QuestionOption> {
  return change(ctx, { operation: createQuestionOptionOperation.id, subjectType: 'checklist' }, async (tx) => {
    if ((await tx.db.question.count({ where: { id: question } })) === 0) {
      throw fieldError('question', 'There is no such question.');
    }
    const { checklist_uuid, question_type } = await holdQuestion(tx, question);
    if (!asksForOptions(question_type)) throw fieldError('question', 'This type of question has no options.');
    const data = { question_id: question, label, position: order, created: tx.now };
    const { id } = await tx.db.questionOption.create({ data });
    const facts = { question_id: question, option_id: id };
    return changed(await readOptionRow(tx, id), { subjectId: checklist_uuid, facts });
  });
}
