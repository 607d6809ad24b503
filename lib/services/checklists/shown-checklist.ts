import type { AnsweredQuestion, Completion, ProjectChecklist } from '@/lib/contracts/checklists/checklists';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { checklistJson, questionJson } from '@/lib/services/checklists/question-json';
import { completionRow } from '@/lib/services/completions/completion-row';
import { isReadableAtAll, readsAll } from '@/lib/services/projects/readable-projects';

/** What types have that are not offered. */
const constants = JSON.stringify({
  allowed_file_types: [],
  allowed_mime_types: [],
  max_file_size_mb: null,
  max_files_count: null,
  likert_scale_length: null,
  likert_low_label: '',
  likert_high_label: '',
  likert_allow_na: false,
  rich_text_char_limit: null,
  rich_text_toolbar_level: 'standard',
  dependencies_info: null,
} satisfies Partial<AnsweredQuestion>);

const existingAnswer = sql`CASE WHEN answer.id IS NOT NULL THEN jsonb_build_object('uuid', answer.id,
  'question_description', question.description, 'question_type', question.question_type, 'question_required', question.required,
  'requires_review', false, 'user', answer.user_id, 'user_name', coalesce(author.full_name, ''),
  'created', answer.created, 'modified', answer.modified, 'answer_data', answer.answer_data, 'is_stale', answer.is_stale) END`;

const checklistRow: RowShape = {
  ...completionRow,
  json: sql`jsonb_build_object('checklist', ${checklistJson}, 'completion', ${completionRow.json}, 'questions', (
    SELECT coalesce(jsonb_agg(${questionJson} || ${constants}::jsonb || jsonb_build_object('existing_answer', ${existingAnswer})
      ORDER BY question.position, question.id), '[]'::jsonb)
    FROM question LEFT JOIN answer ON answer.completion_id = completion.id AND answer.question_id = question.id
    LEFT JOIN user_account AS author ON author.id = answer.user_id
    WHERE question.checklist_id = checklist.id))`,
};

/** The condition that the caller reads all of the project with this id. */
function isRead(ctx: Ctx, uuid: string): Sql {
  return sql`project.id = ${uuid}::uuid AND ${isReadableAtAll(ctx)} AND ${readsAll(ctx)}`;
}

/** The checklist of a project that the caller reads, with its answers. @throws not_found, also where it has none */
export function readShownChecklist(ctx: Ctx, uuid: string): Promise<ProjectChecklist> {
  return readRow<ProjectChecklist>(ctx.db, checklistRow, isRead(ctx, uuid));
}

/** How far that has come. @throws not_found, also where it has none */
export function readShownCompletion(ctx: Ctx, uuid: string): Promise<Completion> {
  return readRow<Completion>(ctx.db, completionRow, isRead(ctx, uuid));
}
