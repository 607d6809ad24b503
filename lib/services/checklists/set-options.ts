import { asksForOptions } from '@/lib/contracts/checklists/question-kinds';
import type { createQuestionOperation, Question } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type Options = NonNullable<InputOf<typeof createQuestionOperation>['question_options']>;

/**
 * Makes the options of a question that is held those that are given, in their order; says whether anything changed. A fixed number
 * of statements. Whether answers still fit is asked apart.
 * @throws validation_failed on question_options for a type without options, and for an option that is not one of the question
 */
export async function setOptions(tx: Ctx, question: Question, given: Options): Promise<boolean> {
  const { question_options: stored, question_type, uuid: questionId } = question;
  if (!asksForOptions(question_type)) throw fieldError('question_options', 'This type of question has no options.');
  const known = new Set(stored.map(({ uuid }) => uuid));
  if (given.some(({ uuid }) => uuid !== undefined && !known.has(uuid))) {
    throw fieldError('question_options', 'There is no such option of this question.');
  }
  const requested = given.map((option, order) => ({ ...option, order }));
  const isSame = requested.every(({ label, order, uuid }) => {
    const before = stored[order];
    return before?.uuid === uuid && before?.label === label && before.order === order;
  });
  if (isSame && requested.length === stored.length) return false;
  const kept = requested.filter(({ uuid }) => uuid !== undefined);
  await tx.db.questionOption.deleteMany({
    where: { question_id: questionId, id: { notIn: kept.flatMap(({ uuid }) => uuid ?? []) } },
  });
  await tx.db.$executeRaw(sql`
    UPDATE question_option AS option SET label = given.label, position = given.order
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS given (uuid uuid, label text, "order" int)
    WHERE option.id = given.uuid`);
  const added = requested.filter(({ uuid }) => uuid === undefined);
  await tx.db.questionOption.createMany({
    data: added.map(({ label, order }) => ({ question_id: questionId, label, position: order, created: tx.now })),
  });
  return true;
}
