import type { Question } from '@/lib/contracts/checklists/questions';
import { DomainError, fieldError } from '@/lib/core/errors';
import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ascending } from '@/lib/db/row-order';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { checklistsUrl, holdChecklist } from '@/lib/services/checklists/checklist-row';
import { questionJson } from '@/lib/services/checklists/question-json';

/** The address of questions in the API. */
export const questionsUrl = absoluteUrl(apiPath('checklists-admin-questions'));

/** A question as those who administer it see it. */
export const questionRow: RowShape = {
  id: sql`question.id`,
  tables: sql`question JOIN checklist ON checklist.id = question.checklist_id`,
  json: sql`(${questionJson} || jsonb_build_object('url', ${questionsUrl} || question.id || '/',
    'checklist', ${checklistsUrl} || checklist.id || '/', 'checklist_uuid', checklist.id, 'checklist_name', checklist.name,
    'checklist_type', checklist.checklist_type))`,
};

/** The order in which questions are asked, those of a checklist together. */
export const inOrder = [
  ascending(sql`checklist.name`),
  ascending(sql`checklist.id`),
  ascending(sql`question.position`),
  ascending(sql`question.id`),
];

/** One question. @throws not_found */
export function readQuestionRow({ db }: Ctx, uuid: string): Promise<Question> {
  return readRow<Question>(db, questionRow, sql`question.id = ${uuid}::uuid`);
}

/** A question, whose checklist nobody else changes or answers until the transaction ends. @throws not_found */
export async function holdQuestion(tx: Ctx, uuid: string): Promise<Question> {
  const found = await tx.db.question.findUnique({ where: { id: uuid }, select: { checklist_id: true } });
  if (found === null) throw new DomainError('not_found');
  await holdChecklist(tx, found.checklist_id);
  return readQuestionRow(tx, uuid);
}

/** The checklist that a body names, held in the same way. @throws validation_failed */
export async function holdNamedChecklist(tx: Ctx, uuid: string): Promise<void> {
  if ((await tx.db.checklist.count({ where: { id: uuid } })) === 0) {
    throw fieldError('checklist', 'There is no such checklist.');
  }
  await holdChecklist(tx, uuid);
}
