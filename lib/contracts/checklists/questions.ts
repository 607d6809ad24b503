import { z } from 'zod';
import { checklistTypes, questionOptionSummary } from '@/lib/contracts/checklists/checklists';
import { questionTypes } from '@/lib/contracts/checklists/question-kinds';
import { chosenFields, line, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { decimal } from '@/lib/contracts/decimal';
import { reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

const question = z.strictObject({
  uuid,
  url: z.string(),
  checklist: z.string(),
  checklist_name: z.string(),
  checklist_uuid: uuid,
  checklist_type: z.enum(checklistTypes),
  description: z.string(),
  user_guidance: z.string(),
  question_type: z.enum(questionTypes),
  required: z.boolean(),
  order: z.int(),
  min_value: z.string().nullable(),
  max_value: z.string().nullable(),
  question_options: z.array(questionOptionSummary),
});

export type Question = z.output<typeof question>;

/** The place of something among others; the lowest comes first. */
export const givenOrder = z.int().min(0).max(1_000_000);

const path = '/api/checklists-admin-questions/';
const MOST_OPTIONS = 1_000;

const givenOptions = z
  .array(z.strictObject({ uuid: uuid.optional(), label: line(255, 1) }))
  .max(MOST_OPTIONS)
  .refine((options) => {
    const known = options.flatMap((option) => option.uuid ?? []);
    return new Set(known).size === known.length;
  }, 'Name each option once.')
  .describe('All its options, in their order; one without uuid is new, and one that is left out is deleted.');

const required = {
  checklist: reference,
  description: text(2_000, 1),
  question_type: z.enum(questionTypes, { error: 'This kind of question is not supported.' }),
};
const others = z
  .strictObject({
    user_guidance: text(2_000),
    required: z.boolean(),
    order: givenOrder,
    min_value: decimal.nullable(),
    max_value: decimal.nullable(),
    question_options: givenOptions,
  })
  .partial();

export const listQuestionsOperation = operation({
  id: 'checklist_questions_list',
  method: 'GET',
  path,
  summary: 'List questions of checklists, in their order',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(question),
    checklist_uuid: uuid.optional(),
    checklist_type: z.enum(checklistTypes).optional(),
  }),
  answer: z.array(question),
  gives: { kind: 'list' },
});

export const listQuestionsOfChecklistOperation = operation({
  id: 'checklists_questions',
  method: 'GET',
  path: '/api/checklists-admin/{uuid}/questions/',
  summary: 'List the questions of a checklist, in their order',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  query: z.strictObject({ ...pageQuery, ...chosenFields(question) }),
  answer: z.array(question),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const createQuestionOperation = operation({
  id: 'checklist_questions_create',
  method: 'POST',
  path,
  summary: 'Add a question to a checklist',
  permission: 'STAFF',
  body: others.extend(required),
  status: 201,
  answer: question,
});

export const readQuestionOperation = operation({
  id: 'checklist_questions_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read a question of a checklist',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  query: z.strictObject(chosenFields(question)),
  answer: question,
  errors: ['not_found'],
});

export const deleteQuestionOperation = operation({
  id: 'checklist_questions_delete',
  method: 'DELETE',
  path: `${path}{uuid}/`,
  summary: 'Delete a question with its answers',
  permission: 'STAFF',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});
