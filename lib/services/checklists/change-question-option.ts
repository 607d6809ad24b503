import { changeQuestionOptionOperation } from '@/lib/contracts/checklists/changes';
import type { QuestionOption } from '@/lib/contracts/checklists/question-options';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { holdOption, readOptionRow } from '@/lib/services/checklists/option-row';

/** Changes the label or place of an option; by PUT and PATCH alike. @throws not_found; validation_failed for another question */
export function changeQuestionOption(
  ctx: Ctx,
  { label, order, question, uuid }: InputOf<typeof changeQuestionOptionOperation>,
): Promise<QuestionOption> {
  return change(ctx, { operation: changeQuestionOptionOperation.id, subjectType: 'checklist' }, async (tx) => {
    const { checklist_uuid, ...before } = await holdOption(tx, uuid);
    if (question !== undefined && question !== before.question_uuid) {
      throw fieldError('question', 'An option can’t be moved to another question.');
    }
    const names = Object.keys(differencesOf(before, { label, order }));
    if (names.length === 0) return unchanged(before);
    await tx.db.questionOption.update({ where: { id: uuid }, data: givenFields({ label, position: order }) });
    const facts = { option_id: uuid, changed: names };
    return changed(await readOptionRow(tx, uuid), { subjectId: checklist_uuid, facts });
  });
}
