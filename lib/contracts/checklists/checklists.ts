import { z } from 'zod';
import { questionTypes } from '@/lib/contracts/checklists/question-kinds';
import { instant, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What checklists are for. */
export const checklistTypes = ['project_metadata'] as const;

const checklistSummary = z.strictObject({
  uuid,
  name: z.string(),
  description: z.string(),
  checklist_type: z.enum(checklistTypes),
});

export const questionOptionSummary = z.strictObject({ uuid, label: z.string(), order: z.int() });

/** How far a project has come with its checklist. */
export const completion = z.strictObject({
  uuid,
  is_completed: z.boolean(),
  /** Answered of all questions, to one decimal. */
  completion_percentage: z.number(),
  unanswered_required_questions: z.array(
    z.strictObject({ uuid, description: z.string(), question_type: z.enum(questionTypes) }),
  ),
  checklist_name: z.string(),
  checklist_description: z.string(),
  created: instant,
  modified: instant,
});

export type Completion = z.output<typeof completion>;

const existingAnswer = z.strictObject({
  uuid,
  question_description: z.string(),
  question_type: z.enum(questionTypes),
  question_required: z.boolean(),
  requires_review: z.literal(false),
  /** Null once they are purged. */
  user: uuid.nullable(),
  user_name: z.string(),
  created: instant,
  modified: instant,
  answer_data: z.unknown(),
  /** It no longer fits the question, and counts as none. */
  is_stale: z.boolean(),
});

/** A question as a template shows it. */
const templateQuestion = z.strictObject({
  uuid,
  question_options: z.array(questionOptionSummary),
  required: z.boolean(),
  description: z.string(),
  user_guidance: z.string(),
  question_type: z.enum(questionTypes),
  order: z.int(),
  min_value: z.string().nullable(),
  max_value: z.string().nullable(),
});

export type TemplateQuestion = z.output<typeof templateQuestion>;

const noTypes = z.array(z.string()).max(0);

/** A question with its answer. What types have that are not offered is constant. */
const answeredQuestion = templateQuestion.extend({
  existing_answer: existingAnswer.nullable(),
  allowed_file_types: noTypes,
  allowed_mime_types: noTypes,
  max_file_size_mb: z.null(),
  max_files_count: z.null(),
  likert_scale_length: z.null(),
  likert_low_label: z.literal(''),
  likert_high_label: z.literal(''),
  likert_allow_na: z.literal(false),
  rich_text_char_limit: z.null(),
  rich_text_toolbar_level: z.literal('standard'),
  dependencies_info: z.null(),
});

export type AnsweredQuestion = z.output<typeof answeredQuestion>;

const projectChecklist = z.strictObject({
  checklist: checklistSummary,
  completion,
  questions: z.array(answeredQuestion),
});

export type ProjectChecklist = z.output<typeof projectChecklist>;

export const readProjectChecklistOperation = operation({
  id: 'projects_checklist',
  method: 'GET',
  path: '/api/projects/{uuid}/checklist/',
  summary: 'Read the checklist of a project with its answers',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: projectChecklist,
  errors: ['not_found'],
});

export const readCompletionStatusOperation = operation({
  id: 'projects_completion_status',
  method: 'GET',
  path: '/api/projects/{uuid}/completion_status/',
  summary: 'Read how far a project has come with its checklist',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: completion,
  errors: ['not_found'],
});

const MOST_ANSWERS = 1_000;

export const submitAnswersOperation = operation({
  id: 'projects_submit_answers',
  method: 'POST',
  path: '/api/projects/{uuid}/submit_answers/',
  summary: 'Answer questions of the checklist of a project, all or none of them',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: z.strictObject({
    answers: z
      .array(
        z.strictObject({
          question_uuid: uuid,
          answer_data: z
            .unknown()
            .refine((answer) => answer !== undefined, 'Send an answer, or null.')
            .describe('Fits the type of the question; null takes the answer back.'),
        }),
      )
      .min(1)
      .max(MOST_ANSWERS),
  }),
  takes: { kind: 'json', list: 'answers' },
  answer: z.strictObject({ detail: z.string(), completion }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const readChecklistTemplateOperation = operation({
  id: 'projects_checklist_template',
  method: 'GET',
  path: '/api/projects/checklist-template/',
  summary: 'Read what is asked of new projects of an organisation',
  permission: 'SIGNED_IN',
  query: z.strictObject({ parent_uuid: uuid.describe('The organisation.') }),
  answer: z.strictObject({
    checklist: checklistSummary,
    questions: z.array(templateQuestion),
    initial_visible_questions: z.array(templateQuestion),
  }),
  errors: ['not_found'],
});

export const listChecklistChoicesOperation = operation({
  id: 'customers_checklist_choices',
  method: 'GET',
  path: '/api/customers/{uuid}/checklist_choices/',
  summary: 'List the checklists that an organisation can have, by name',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: z.array(checklistSummary),
  errors: ['not_found', 'not_allowed'],
});
