import { sql } from '@/lib/db/client';

/** The options of `question`, in their order. */
export const questionOptions = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('uuid', choice.id, 'label', choice.label,
    'order', choice.position) ORDER BY choice.position, choice.id), '[]'::jsonb)
  FROM question_option AS choice WHERE choice.question_id = question.id)`;

/** What is asked by `question`, without where it belongs. */
export const questionJson = sql`jsonb_build_object('uuid', question.id, 'question_options', ${questionOptions},
  'required', question.required, 'description', question.description, 'user_guidance', question.user_guidance,
  'question_type', question.question_type, 'order', question.position,
  'min_value', trim_scale(question.min_value)::text, 'max_value', trim_scale(question.max_value)::text)`;

/** What `checklist` is. */
export const checklistJson = sql`jsonb_build_object('uuid', checklist.id, 'name', checklist.name,
  'description', checklist.description, 'checklist_type', checklist.checklist_type)`;
