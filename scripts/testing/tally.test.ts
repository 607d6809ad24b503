import { expect, test } from 'vitest';
import type { Command } from '@/scripts/stages';
import { tallyOf } from '@/scripts/testing/tally';

function commandThat(counts: Command['counts']): Command {
  return { label: 'one of them', program: 'true', args: [], counts };
}

const whole = (code: number) => ({ name: 'one of them', ms: 0, failure: `It ended with code ${code}.` });

test('a check counts as one', () => {
  expect(tallyOf(commandThat('check'), 0, undefined)).toEqual({ passed: 1, failed: 0, tests: [] });
  expect(tallyOf(commandThat('check'), 2, undefined)).toEqual({ passed: 0, failed: 1, tests: [whole(2)] });
});

test('test runners are counted from their reports', () => {
  expect(tallyOf(commandThat('vitest'), 1, '{"numPassedTests":7,"numFailedTests":2}')).toEqual({
    passed: 7,
    failed: 2,
    tests: [],
  });
  expect(tallyOf(commandThat('playwright'), 0, '{"stats":{"expected":3,"flaky":1,"unexpected":0}}')).toEqual({
    passed: 4,
    failed: 0,
    tests: [],
  });
});

test('a runner that fails without a failed test counts as one failure', () => {
  expect(tallyOf(commandThat('vitest'), 1, undefined)).toEqual({ passed: 0, failed: 1, tests: [whole(1)] });
  expect(tallyOf(commandThat('vitest'), 3, '{"numPassedTests":7,"numFailedTests":0}')).toEqual({
    passed: 7,
    failed: 1,
    tests: [whole(3)],
  });
});

test('what each test took and why it failed is read from both reports', () => {
  const failed = { fullName: 'c', status: 'failed', failureMessages: ['\u001b[31mNot that.\u001b[39m\n  at line 1'] };
  const vitest = {
    testResults: [{ assertionResults: [{ fullName: 'a b', duration: 12.5, status: 'passed' }, failed] }],
  };
  expect(tallyOf(commandThat('vitest'), 0, JSON.stringify(vitest)).tests).toEqual([
    { name: 'a b', ms: 12.5, failure: null },
    { name: 'c', ms: 0, failure: 'Not that.' },
  ]);
  const specs = [
    { title: 'opens', ok: true, tests: [{ results: [{ duration: 7 }, { duration: 5 }] }] },
    { title: 'shuts', ok: false, tests: [{ results: [{ duration: 3, error: { message: 'Stuck.\nCall log:' } }] }] },
  ];
  const playwright = { suites: [{ title: 'x.spec.ts', suites: [{ title: 'a page', specs }] }] };
  expect(tallyOf(commandThat('playwright'), 0, JSON.stringify(playwright)).tests).toEqual([
    { name: 'x.spec.ts › a page › opens', ms: 12, failure: null },
    { name: 'x.spec.ts › a page › shuts', ms: 3, failure: 'Stuck.' },
  ]);
});
