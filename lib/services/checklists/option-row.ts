import type { QuestionOption } from '@/lib/contracts/checklists/question-options';
import { DomainError } from '@/lib/core/errors';
import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { holdQuestion, questionsUrl } from '@/lib/services/checklists/question-row';

const optionsUrl = absoluteUrl(apiPath('checklists-admin-question-options'));

/** An option of a question, as `choice`. */
export const optionRow: RowShape = {
  id: sql`choice.id`,
  tables: sql`question_option AS choice`,
  json: sql`json_build_object('uuid', choice.id, 'url', ${optionsUrl} || choice.id || '/', 'label', choice.label,
    'question', ${questionsUrl} || choice.question_id || '/', 'question_uuid', choice.question_id, 'order', choice.position)`,
};

/** One option. @throws not_found */
export function readOptionRow({ db }: Ctx, uuid: string): Promise<QuestionOption> {
  return readRow<QuestionOption>(db, optionRow, sql`choice.id = ${uuid}::uuid`);
}

/** An option with the id of its checklist, which nobody else changes or answers until the transaction ends. @throws not_found */
export async function holdOption(tx: Ctx, uuid: string): Promise<QuestionOption & { checklist_uuid: string }> {
  const found = await tx.db.questionOption.findUnique({ where: { id: uuid }, select: { question_id: true } });
  if (found === null) throw new DomainError('not_found');
  const { checklist_uuid } = await holdQuestion(tx, found.question_id);
  return { ...(await readOptionRow(tx, uuid)), checklist_uuid };
}
