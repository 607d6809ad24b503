import { expect, test } from 'vitest';
import { undoneInWords } from '@/components/rules/undone-in-words';

const left = (reason: string) => ({ user_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', reason });

test('undoing a run says for how many people it was not undone, and why', () => {
  expect(undoneInWords({ undone: 2, not_undone: [] })).toEqual({ tone: 'success', title: 'Undone for 2 people' });
  const changed = left('Their status changed again after this.');
  expect(undoneInWords({ undone: 1, not_undone: [changed, changed, left('This was not done.')] })).toEqual({
    tone: 'warning',
    title: 'Undone for 1 person',
    description: 'Not for 2 people: Their status changed again after this. Not for 1 person: This was not done.',
  });
  expect(undoneInWords({ undone: 0, not_undone: [changed] })).toMatchObject({ title: 'Nothing undone' });
});
