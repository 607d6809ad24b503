import { changeQuestionOperation } from '@/lib/contracts/checklist-changes';
import type { Question } from '@/lib/contracts/checklist-questions';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { followQuestions } from '@/lib/services/checklists/follow-questions';
import { markStaleAnswers } from '@/lib/services/checklists/mark-stale-answers';
import { holdQuestion, readQuestionRow } from '@/lib/services/checklists/question-row';
import { requireBounds } from '@/lib/services/checklists/require-bounds';

/** What decides whether an answer fits. */
const fitting = ['question_type', 'min_value', 'max_value'];

/**
 * Changes a question; by PUT and PATCH alike. Its answers stay; those that no longer fit are marked and count as none.
 * @throws not_found; validation_failed for another checklist and for bounds
 */
export function changeQuestion(
  ctx: Ctx,
  { checklist, order, uuid, ...fields }: InputOf<typeof changeQuestionOperation>,
): Promise<Question> {
  return change(ctx, { operation: changeQuestionOperation.id, subjectType: 'checklist' }, async (tx) => {
    const before = await holdQuestion(tx, uuid);
    if (checklist !== undefined && checklist !== before.checklist_uuid) {
      throw fieldError('checklist', 'A question can’t be moved to another checklist.');
    }
    const given = { ...fields, ...(order !== undefined && { order }) };
    const names = Object.keys(differencesOf(before, given));
    if (names.length === 0) return unchanged(before);
    const { max_value = before.max_value, min_value = before.min_value, question_type = before.question_type } = fields;
    requireBounds({ question_type, min_value, max_value });
    const position = order === undefined ? {} : { position: order };
    await tx.db.question.update({
      where: { id: uuid },
      data: { ...givenFields(fields), ...position, modified: tx.now },
    });
    const after = await readQuestionRow(tx, uuid);
    const changesFit = fitting.some((name) => names.includes(name));
    if (changesFit) await markStaleAnswers(tx, after);
    if (changesFit || names.includes('required')) await followQuestions(tx, before.checklist_uuid);
    return changed(after, { subjectId: before.checklist_uuid, facts: { question_id: uuid, changed: names } });
  });
}
