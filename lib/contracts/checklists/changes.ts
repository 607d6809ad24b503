import { z } from 'zod';
import { createChecklistOperation, readChecklistOperation } from '@/lib/contracts/checklists/admin';
import {
  createQuestionOptionOperation,
  readQuestionOptionOperation,
} from '@/lib/contracts/checklists/question-options';
import { createQuestionOperation, readQuestionOperation } from '@/lib/contracts/checklists/questions';
import { uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const MOST_QUESTIONS = 1_000;

export const changeChecklistOperation = operation({
  id: 'checklists_change',
  method: 'PATCH',
  path: readChecklistOperation.path,
  summary: 'Change a checklist',
  permission: 'STAFF',
  params: uuidParams,
  body: createChecklistOperation.body.partial().extend({
    question_order: z
      .array(uuid)
      .max(MOST_QUESTIONS)
      .optional()
      .describe('All its questions, in the order in which they are asked.'),
  }),
  answer: readChecklistOperation.answer,
  errors: ['not_found'],
});

export const replaceChecklistOperation = operation({
  ...changeChecklistOperation,
  id: 'checklists_replace',
  method: 'PUT',
  summary: 'Change a checklist; its name and type are required, a description left out stays as it is',
  body: createChecklistOperation.body,
});

export const changeQuestionOperation = operation({
  id: 'checklist_questions_change',
  method: 'PATCH',
  path: readQuestionOperation.path,
  summary: 'Change a question. Answers that no longer fit it are kept, and count as none',
  permission: 'STAFF',
  params: uuidParams,
  body: createQuestionOperation.body.partial(),
  answer: readQuestionOperation.answer,
  errors: ['not_found'],
});

export const replaceQuestionOperation = operation({
  ...changeQuestionOperation,
  id: 'checklist_questions_replace',
  method: 'PUT',
  summary:
    'Change a question; its checklist, description and type are required, other fields left out stay as they are',
  body: createQuestionOperation.body,
});

export const changeQuestionOptionOperation = operation({
  id: 'question_options_change',
  method: 'PATCH',
  path: readQuestionOptionOperation.path,
  summary: 'Change an option of a question',
  permission: 'STAFF',
  params: uuidParams,
  body: createQuestionOptionOperation.body.partial(),
  answer: readQuestionOptionOperation.answer,
  errors: ['not_found'],
});

export const replaceQuestionOptionOperation = operation({
  ...changeQuestionOptionOperation,
  id: 'question_options_replace',
  method: 'PUT',
  summary: 'Change an option of a question; its label and question are required, an order left out stays as it is',
  body: createQuestionOptionOperation.body,
});
