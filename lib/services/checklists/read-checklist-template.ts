import type { readChecklistTemplateOperation } from '@/lib/contracts/checklists/checklists';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { checklistJson, questionJson } from '@/lib/services/checklists/question-json';
import { isReadable } from '@/lib/services/customers/readable-customers';

type Template = AnswerOf<typeof readChecklistTemplateOperation>;

const templateRow: RowShape = {
  id: sql`customer.id`,
  tables: sql`customer JOIN checklist ON checklist.id = customer.checklist_id
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(${questionJson} ORDER BY question.position, question.id), '[]'::jsonb) AS questions
      FROM question WHERE question.checklist_id = checklist.id) AS asked`,
  json: sql`jsonb_build_object('checklist', ${checklistJson}, 'questions', asked.questions, 'initial_visible_questions', asked.questions)`,
};

/** What is asked of new projects of a customer that the caller reads. One statement. @throws not_found, also where nothing is */
export function readChecklistTemplate(
  ctx: Ctx,
  { parent_uuid }: InputOf<typeof readChecklistTemplateOperation>,
): Promise<Template> {
  return readRow<Template>(ctx.db, templateRow, sql`customer.id = ${parent_uuid}::uuid AND ${isReadable(ctx)}`);
}
