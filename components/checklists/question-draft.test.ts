import { expect, test } from 'vitest';
import { draftOf, fieldsOf, findDraftError } from '@/components/checklists/question-draft';
import type { Question } from '@/lib/contracts/checklists/questions';

const question: Question = {
  uuid: 'q',
  url: '',
  checklist: '',
  checklist_name: '',
  checklist_uuid: 'c',
  checklist_type: 'project_metadata',
  description: 'Where?',
  user_guidance: '',
  question_type: 'single_select',
  required: false,
  order: 0,
  min_value: null,
  max_value: null,
  question_options: [
    { uuid: 'a', label: 'Land', order: 0 },
    { uuid: 'b', label: 'Sea', order: 1 },
  ],
};

test('the options of a question are sent in their order, new ones without an id', () => {
  const options = [
    { key: 'b', uuid: 'b', label: 'Sea' },
    { key: 'new', uuid: null, label: ' Air ' },
  ];
  expect(fieldsOf({ ...draftOf(question), options })).toMatchObject({
    question_options: [{ uuid: 'b', label: 'Sea' }, { label: 'Air' }],
  });
});

test('options stay when the question asks for something else for a while', () => {
  expect(fieldsOf({ ...draftOf(question), question_type: 'date' })).not.toHaveProperty('question_options');
});

test('bounds are sent of numbers alone, and empty ones are none', () => {
  const draft = { ...draftOf(question), min_value: '1', max_value: ' ' };
  expect(fieldsOf({ ...draft, question_type: 'rating' })).toMatchObject({ min_value: '1', max_value: null });
  expect(fieldsOf(draft)).toMatchObject({ min_value: null, max_value: null });
});

test('a question needs words, and one that is answered by options needs labelled options', () => {
  expect(findDraftError({ ...draftOf(question), description: ' ' })).toBe('description');
  expect(findDraftError({ ...draftOf(question), options: [] })).toBe('options');
  expect(findDraftError({ ...draftOf(question), options: [{ key: 'x', uuid: null, label: '' }] })).toBe('options');
  expect(findDraftError(draftOf(question))).toBeNull();
});
