import { z } from 'zod';
import { givenOrder } from '@/lib/contracts/checklists/questions';
import { chosenFields, line, pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

const option = z.strictObject({
  uuid,
  url: z.string(),
  label: z.string(),
  question: z.string(),
  question_uuid: uuid,
  order: z.int(),
});

export type QuestionOption = z.output<typeof option>;

const path = '/api/checklists-admin-question-options/';
const label = line(255, 1);
const order = givenOrder.optional();

export const listQuestionOptionsOperation = operation({
  id: 'question_options_list',
  method: 'GET',
  path,
  summary: 'List options of questions, in their order',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({ ...pageQuery, ...chosenFields(option), question_uuid: uuid.optional() }),
  answer: z.array(option),
  gives: { kind: 'list' },
});

export const createQuestionOptionOperation = operation({
  id: 'question_options_create',
  method: 'POST',
  path,
  summary: 'Add an option to a question',
  permission: 'STAFF',
  body: z.strictObject({ label, question: reference, order }),
  status: 201,
  answer: option,
});

export const readQuestionOptionOperation = operation({
  id: 'question_options_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read an option of a question',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  query: z.strictObject(chosenFields(option)),
  answer: option,
  errors: ['not_found'],
});

export const deleteQuestionOptionOperation = operation({
  id: 'question_options_delete',
  method: 'DELETE',
  path: `${path}{uuid}/`,
  summary: 'Delete an option of a question. Answers that use it are kept, and count as none',
  permission: 'STAFF',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});
