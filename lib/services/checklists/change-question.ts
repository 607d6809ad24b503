import { changeQuestionOperation } from '@/lib/contracts/checklists/changes';
import type { Question } from '@/lib/contracts/checklists/questions';
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
import { setOptions } from '@/lib/services/checklists/set-options';

/** What decides whether an answer fits. */
const fitting = ['question_type', 'min_value', 'max_value'];

/**
 * Changes a question with its options; by PUT and PATCH alike. Its answers stay; those that no longer fit are marked and count as none.
 * @throws not_found; validation_failed for another checklist, bounds and options
 */
export function changeQuestion(
  ctx: Ctx,
  { checklist, order, question_options, uuid, ...fields }: InputOf<typeof changeQuestionOperation>,
): Promise<Question> {
  return change(ctx, { operation: changeQuestionOperation.id, subjectType: 'checklist' }, async (tx) => {
    const before = await holdQuestion(tx, uuid);
    if (checklist !== undefined && checklist !== before.checklist_uuid) {
      throw fieldError('checklist', 'A question can’t be moved to another checklist.');
    }
    const names = Object.keys(differencesOf(before, { ...fields, order }));
    const { max_value = before.max_value, min_value = before.min_value, question_type = before.question_type } = fields;
    if (names.length > 0) {
      requireBounds({ question_type, min_value, max_value });
      const data = { ...givenFields({ ...fields, position: order }), modified: tx.now };
      await tx.db.question.update({ where: { id: uuid }, data });
    }
    const asked = { ...before, question_type };
    if (question_options !== undefined && (await setOptions(tx, asked, question_options)))
      names.push('question_options');
    if (names.length === 0) return unchanged(before);
    const after = await readQuestionRow(tx, uuid);
    const changesFit = fitting.some((name) => names.includes(name)) || hasLostOption(before, after);
    if (changesFit) await markStaleAnswers(tx, after);
    if (changesFit || names.includes('required')) await followQuestions(tx, before.checklist_uuid);
    return changed(after, { subjectId: before.checklist_uuid, facts: { question_id: uuid, changed: names } });
  });
}

function hasLostOption(before: Question, after: Question): boolean {
  const left = new Set(after.question_options.map(({ uuid }) => uuid));
  return before.question_options.some(({ uuid }) => !left.has(uuid));
}
