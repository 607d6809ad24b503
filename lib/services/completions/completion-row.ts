import { type Sql, sql } from '@/lib/db/client';
import type { RowShape } from '@/lib/db/row-shape';

/** The completions that are shown, as `completion` with its `project`, `customer` and `checklist`: those of the checklist that the customer has now. */
export const shownCompletions = sql`checklist_completion AS completion
  JOIN project ON project.id = completion.project_id
  JOIN customer ON customer.id = project.customer_id AND customer.checklist_id = completion.checklist_id AND NOT customer.archived
  JOIN checklist ON checklist.id = completion.checklist_id`;

/** How far `completion` has come, as `done`: answered of all questions, and those that have to be answered and are not. */
export const completionFigures = sql`CROSS JOIN LATERAL (
  SELECT count(*)::int AS questions, count(answer.id)::int AS answered,
    count(*) FILTER (WHERE question.required)::int AS required,
    count(*) FILTER (WHERE question.required AND answer.id IS NULL)::int AS missing,
    coalesce(json_agg(json_build_object('uuid', question.id, 'description', question.description,
      'question_type', question.question_type) ORDER BY question.position, question.id)
      FILTER (WHERE question.required AND answer.id IS NULL), '[]') AS missing_questions
  FROM question LEFT JOIN answer
    ON answer.completion_id = completion.id AND answer.question_id = question.id AND NOT answer.is_stale
  WHERE question.checklist_id = completion.checklist_id) AS done`;

/** How far a project has come with its checklist. */
export const completionRow: RowShape = {
  id: sql`completion.id`,
  tables: sql`${shownCompletions} ${completionFigures}`,
  json: sql`json_build_object('uuid', completion.id, 'is_completed', done.missing = 0,
    'completion_percentage', CASE done.questions WHEN 0 THEN 100 ELSE round(100.0 * done.answered / done.questions, 1) END,
    'unanswered_required_questions', done.missing_questions,
    'checklist_name', checklist.name, 'checklist_description', checklist.description,
    'created', completion.created, 'modified', completion.modified)`,
};

/** What is answered of the checklist of `project` and its `customer`, with labels for options. */
export const projectMetadata: Sql = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('question_uuid', question.id, 'question', question.description,
    'question_type', question.question_type, 'answer', CASE WHEN question.question_type IN ('single_select', 'multi_select')
      THEN (SELECT coalesce(jsonb_agg(choice.label ORDER BY choice.position, choice.id), '[]'::jsonb) FROM question_option AS choice
        WHERE choice.question_id = question.id AND answer.answer_data @> to_jsonb(choice.id::text))
      ELSE answer.answer_data END) ORDER BY question.position, question.id), '[]'::jsonb)
  FROM checklist_completion AS completion
  JOIN answer ON answer.completion_id = completion.id AND NOT answer.is_stale
  JOIN question ON question.id = answer.question_id
  WHERE completion.project_id = project.id AND completion.checklist_id = customer.checklist_id AND NOT customer.archived)`;
