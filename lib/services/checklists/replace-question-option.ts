import type { replaceQuestionOptionOperation } from '@/lib/contracts/checklists/changes';
import type { QuestionOption } from '@/lib/contracts/checklists/question-options';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeQuestionOption } from '@/lib/services/checklists/change-question-option';

/** As `changeQuestionOption`; the label and the question are given in any case. */
export function replaceQuestionOption(
  ctx: Ctx,
  given: InputOf<typeof replaceQuestionOptionOperation>,
): Promise<QuestionOption> {
  return changeQuestionOption(ctx, given);
}
