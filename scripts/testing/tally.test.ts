import { expect, test } from 'vitest';
import { tallyOf } from '@/scripts/testing/tally';

test('a check counts as one', () => {
  expect(tallyOf('check', 0, undefined)).toEqual({ passed: 1, failed: 0 });
  expect(tallyOf('check', 2, undefined)).toEqual({ passed: 0, failed: 1 });
});

test('test runners are counted from their reports', () => {
  expect(tallyOf('vitest', 1, '{"numPassedTests":7,"numFailedTests":2}')).toEqual({ passed: 7, failed: 2 });
  expect(tallyOf('playwright', 0, '{"stats":{"expected":3,"flaky":1,"unexpected":0}}')).toEqual({
    passed: 4,
    failed: 0,
  });
});

test('a runner that fails without a failed test counts as one failure', () => {
  expect(tallyOf('vitest', 1, undefined)).toEqual({ passed: 0, failed: 1 });
  expect(tallyOf('vitest', 1, '{"numPassedTests":7,"numFailedTests":0}')).toEqual({ passed: 7, failed: 1 });
});
