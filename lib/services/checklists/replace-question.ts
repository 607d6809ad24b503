import type { replaceQuestionOperation } from '@/lib/contracts/checklists/changes';
import type { Question } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeQuestion } from '@/lib/services/checklists/change-question';

/** As `changeQuestion`; the checklist, the description and the type are given in any case. */
export function replaceQuestion(ctx: Ctx, given: InputOf<typeof replaceQuestionOperation>): Promise<Question> {
  return changeQuestion(ctx, given);
}
