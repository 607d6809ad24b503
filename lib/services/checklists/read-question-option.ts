import type { QuestionOption, readQuestionOptionOperation } from '@/lib/contracts/checklists/question-options';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readOptionRow } from '@/lib/services/checklists/option-row';

/** One option of a question. @throws not_found */
export function readQuestionOption(
  ctx: Ctx,
  { uuid }: InputOf<typeof readQuestionOptionOperation>,
): Promise<QuestionOption> {
  return readOptionRow(ctx, uuid);
}
