import type { Question, readQuestionOperation } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readQuestionRow } from '@/lib/services/checklists/question-row';

/** One question of a checklist. @throws not_found */
export function readQuestion(ctx: Ctx, { uuid }: InputOf<typeof readQuestionOperation>): Promise<Question> {
  return readQuestionRow(ctx, uuid);
}
