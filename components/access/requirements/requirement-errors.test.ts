import { expect, it } from 'vitest';
import { requirementErrorsOf } from '@/components/access/requirements/requirement-errors';
import { CallError } from '@/lib/client/call';

const reminders = [
  { key: 4, count: 2, unit: 'months' },
  { key: 7, count: 121, unit: 'months' },
] as const;

it('puts a name in use at the name', () => {
  const error = new CallError(409, { code: 'already_exists', detail: 'There is already one.' });
  expect(requirementErrorsOf(error, reminders)).toEqual({
    fields: { name: 'There is already one.' },
    ofReminder: new Map(),
    sentence: undefined,
  });
});

it('puts what is wrong with a field at the field, and with a reminder at that reminder', () => {
  const error = new CallError(400, {
    code: 'validation_failed',
    detail: 'Both are wrong.',
    renewal_details_url: ['Must be an http or https URL.'],
    'reminders.1.months': ['Must be at most 120.'],
  });
  const { fields, ofReminder, sentence } = requirementErrorsOf(error, reminders);
  expect(fields).toMatchObject({ renewal_details_url: 'Must be an http or https URL.' });
  expect(ofReminder).toEqual(new Map([[7, 'Must be at most 120.']]));
  expect(sentence).toBeUndefined();
});

it('leaves what concerns no field of the form to the whole of it', () => {
  expect(requirementErrorsOf(new CallError(403, { code: 'not_allowed', detail: 'Not you.' }), reminders)).toMatchObject(
    {
      sentence: 'Not you.',
    },
  );
  expect(requirementErrorsOf(null, reminders).sentence).toBeUndefined();
});
