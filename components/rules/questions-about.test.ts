import { expect, test } from 'vitest';
import { questionsAbout } from '@/components/rules/questions-about';

const counts = {
  matched: 9,
  excluded: 0,
  already_done: 0,
  warned: 0,
  done: 4,
  skipped: 5,
  failed: 0,
  needs_attention: 0,
  cancelled: 0,
  undone: 0,
};
const other = { isAuthor: false, isReversible: true };

test('what a run has done can be undone however it ended, and only once', () => {
  for (const state of ['succeeded', 'partial', 'failed', 'cancelled'] as const) {
    expect([state, questionsAbout({ state, counts }, other)]).toEqual([state, ['undo']]);
    expect(questionsAbout({ state, counts: { ...counts, undone: 4 } }, other)).toEqual([]);
    expect(questionsAbout({ state, counts }, { ...other, isReversible: false })).toEqual([]);
  }
});

test('the author neither approves nor clears a run', () => {
  const author = { isAuthor: true, isReversible: true };
  expect(questionsAbout({ state: 'waiting_for_approval', counts }, author)).toEqual(['reject']);
  expect(questionsAbout({ state: 'quarantined', counts }, author)).toEqual(['cancel']);
  expect(questionsAbout({ state: 'waiting_for_approval', counts }, other)).toEqual(['approve', 'reject']);
});
