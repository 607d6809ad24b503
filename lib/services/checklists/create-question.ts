import { createQuestionOperation, type Question } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followQuestions } from '@/lib/services/checklists/follow-questions';
import { holdNamedChecklist, readQuestionRow } from '@/lib/services/checklists/question-row';
import { requireBounds } from '@/lib/services/checklists/require-bounds';
import { setOptions } from '@/lib/services/checklists/set-options';

/** Adds a question to a checklist, with its options; completions have not answered it then. @throws validation_failed for no checklist, bounds and options */
export function createQuestion(
  ctx: Ctx,
  {
    checklist,
    max_value = null,
    min_value = null,
    order = 0,
    question_options,
    ...fields
  }: InputOf<typeof createQuestionOperation>,
): Promise<Question> {
  return change(ctx, { operation: createQuestionOperation.id, subjectType: 'checklist' }, async (tx) => {
    await holdNamedChecklist(tx, checklist);
    const { description, question_type, required = false, user_guidance = '' } = fields;
    requireBounds({ question_type, min_value, max_value });
    const asked = { description, question_type, required, user_guidance };
    const { id } = await tx.db.question.create({
      data: {
        ...asked,
        checklist_id: checklist,
        position: order,
        min_value,
        max_value,
        created: tx.now,
        modified: tx.now,
      },
    });
    if (question_options !== undefined) await setOptions(tx, await readQuestionRow(tx, id), question_options);
    await followQuestions(tx, checklist);
    return changed(await readQuestionRow(tx, id), {
      subjectId: checklist,
      facts: { question_id: id, question_type, required },
    });
  });
}
