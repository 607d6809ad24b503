import { expect, test } from 'vitest';
import { tallyOf } from '@/scripts/testing/tally';

test('a check counts as one', () => {
  expect(tallyOf('check', 0, undefined)).toEqual({ passed: 1, failed: 0, tests: [] });
  expect(tallyOf('check', 2, undefined)).toEqual({ passed: 0, failed: 1, tests: [] });
});

test('test runners are counted from their reports', () => {
  expect(tallyOf('vitest', 1, '{"numPassedTests":7,"numFailedTests":2}')).toEqual({ passed: 7, failed: 2, tests: [] });
  expect(tallyOf('playwright', 0, '{"stats":{"expected":3,"flaky":1,"unexpected":0}}')).toEqual({
    passed: 4,
    failed: 0,
    tests: [],
  });
});

test('a runner that fails without a failed test counts as one failure', () => {
  expect(tallyOf('vitest', 1, undefined)).toEqual({ passed: 0, failed: 1, tests: [] });
  expect(tallyOf('vitest', 1, '{"numPassedTests":7,"numFailedTests":0}')).toEqual({ passed: 7, failed: 1, tests: [] });
});

test('what each test took is read from both reports', () => {
  const vitest = { testResults: [{ assertionResults: [{ fullName: 'a b', duration: 12.5 }, { fullName: 'c' }] }] };
  expect(tallyOf('vitest', 0, JSON.stringify(vitest)).tests).toEqual([
    { name: 'a b', ms: 12.5 },
    { name: 'c', ms: 0 },
  ]);
  const specs = [{ title: 'opens', tests: [{ results: [{ duration: 7 }, { duration: 5 }] }] }];
  const playwright = { suites: [{ title: 'x.spec.ts', suites: [{ title: 'a page', specs }] }] };
  expect(tallyOf('playwright', 0, JSON.stringify(playwright)).tests).toEqual([
    { name: 'x.spec.ts › a page › opens', ms: 12 },
  ]);
});
