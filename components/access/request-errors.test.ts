import { expect, test } from 'vitest';
import { requestErrorsOf } from '@/components/access/request-errors';
import { CallError } from '@/lib/client/call';

test('a refusal is told apart by what it is about: people, documents, another open request, or the whole', () => {
  const detail = 'Some people can’t be part of this submission.';
  const people = [{ user_id: 'a', reason: 'not_active' }];
  expect(requestErrorsOf(new CallError(422, { detail, people }))).toMatchObject({
    people: new Map([['a', 'Their account isn’t active. Remove them from the request.']]),
    sentence: detail,
  });
  expect(requestErrorsOf(new CallError(422, { documents: ['duc'] })).documents).toEqual(['duc']);
  expect(requestErrorsOf(new CallError(409, { submission_id: 'x' })).openId).toBe('x');
  expect(requestErrorsOf(new CallError(400, { accessor_changes: ['Too many.'] })).sentence).toBe('Too many.');
  expect(requestErrorsOf(new Error('Offline.'))).toMatchObject({ documents: [], openId: null, sentence: 'Offline.' });
  expect(requestErrorsOf(null).sentence).toBeUndefined();
});
