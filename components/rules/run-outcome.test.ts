import { expect, test } from 'vitest';
import { outcomeOf } from '@/components/rules/run-outcome';

const nobody = {
  matched: 0,
  excluded: 0,
  already_done: 0,
  warned: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  needs_attention: 0,
  cancelled: 0,
  undone: 0,
};
const run = { counts: nobody, failure: '', people_count: 0, quarantine_reason: null } as const;

test('only a run that has ended says that no one matched', () => {
  expect(outcomeOf({ ...run, state: 'succeeded' })).toBe('No one matched.');
  expect(outcomeOf({ ...run, state: 'queued' })).toBe('Not started yet.');
  expect(outcomeOf({ ...run, state: 'running', people_count: 50 })).toBe('Just started.');
  expect(outcomeOf({ ...run, state: 'cancelled' })).toBe('Nothing was done.');
});
