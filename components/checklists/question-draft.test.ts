import { describe, expect, test } from 'vitest';
import { draftFault, draftOf, fieldsOf, optionChanges } from '@/components/checklists/question-draft';
import type { Question } from '@/lib/contracts/checklist-questions';

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

describe('the options of a draft', () => {
  test('are added, changed and removed, and what is as it was is left alone', () => {
    const draft = draftOf(question);
    const options = [
      { key: 'b', uuid: 'b', label: 'Sea' },
      { key: 'new', uuid: null, label: ' Air ' },
    ];
    expect(optionChanges(question, draft)).toEqual({ added: [], changed: [], removed: [] });
    expect(optionChanges(question, { ...draft, options })).toEqual({
      removed: [{ uuid: 'a', label: 'Land', order: 0 }],
      changed: [{ uuid: 'b', label: 'Sea', order: 0 }],
      added: [{ uuid: null, label: 'Air', order: 1 }],
    });
  });

  test('stay when the question asks for something else for a while', () => {
    const changes = optionChanges(question, { ...draftOf(question), question_type: 'date', options: [] });
    expect(changes).toEqual({ added: [], changed: [], removed: [] });
  });
});

test('bounds are sent of numbers alone, and empty ones are none', () => {
  const draft = { ...draftOf(question), min_value: '1', max_value: ' ' };
  expect(fieldsOf({ ...draft, question_type: 'rating' })).toMatchObject({ min_value: '1', max_value: null });
  expect(fieldsOf(draft)).toMatchObject({ min_value: null, max_value: null });
});

test('a question needs words, and one that is answered by options needs labelled options', () => {
  expect(draftFault({ ...draftOf(question), description: ' ' })).toBe('description');
  expect(draftFault({ ...draftOf(question), options: [] })).toBe('options');
  expect(draftFault({ ...draftOf(question), options: [{ key: 'x', uuid: null, label: '' }] })).toBe('options');
  expect(draftFault(draftOf(question))).toBeNull();
});
