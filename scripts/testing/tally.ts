import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Command } from '@/scripts/stages';

/** One test that ran, and how long it took. */
export type TimedTest = { name: string; ms: number };

export type Tally = { passed: number; failed: number; tests: readonly TimedTest[] };

export const NOTHING: Tally = { passed: 0, failed: 0, tests: [] };

export function addTally(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, tests: [...a.tests, ...b.tests] };
}

const vitestReport = z.object({
  numPassedTests: z.number().default(0),
  numFailedTests: z.number().default(0),
  testResults: z
    .array(
      z.object({
        assertionResults: z.array(z.object({ fullName: z.string(), duration: z.number().nullish() })).default([]),
      }),
    )
    .default([]),
});

type Suite = { title: string; specs?: Spec[] | undefined; suites?: Suite[] | undefined };
type Spec = { title: string; tests: { results: { duration: number }[] }[] };

const spec = z.object({
  title: z.string(),
  tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
});
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(spec).optional(), suites: z.array(suite).optional() }),
);
const playwrightReport = z.object({
  stats: z
    .object({
      expected: z.number().default(0),
      flaky: z.number().default(0),
      unexpected: z.number().default(0),
    })
    .default({ expected: 0, flaky: 0, unexpected: 0 }),
  suites: z.array(suite).default([]),
});

/** What a runner's JSON report counts, for an exit code. A failure that no test admits to counts as one. */
export function tallyOf(counts: Command['counts'], code: number, report: string | undefined): Tally {
  const unexplained = code === 0 ? 0 : 1;
  if (counts === 'check') return { passed: 1 - unexplained, failed: unexplained, tests: [] };
  const { passed, failed, tests } = counted(counts, report === undefined ? {} : JSON.parse(report));
  return { passed, failed: Math.max(failed, unexplained), tests };
}

function counted(counts: 'vitest' | 'playwright', report: unknown): Tally {
  if (counts === 'vitest') {
    const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
    const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
    const tests = ran.map(({ duration, fullName }) => ({ name: fullName, ms: duration ?? 0 }));
    return { passed: numPassedTests, failed: numFailedTests, tests };
  }
  const { stats, suites } = playwrightReport.parse(report);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    tests: suites.flatMap((one) => timesOf(one)),
  };
}

function timesOf({ specs = [], suites = [], title }: Suite, before: readonly string[] = []): TimedTest[] {
  const names = [...before, title];
  const own = specs.flatMap((one) =>
    one.tests.map(({ results }) => ({
      name: [...names, one.title].join(' › '),
      ms: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  );
  return [...own, ...suites.flatMap((inner) => timesOf(inner, names))];
}

export async function readTally(counts: Command['counts'], code: number, file: string): Promise<Tally> {
  return tallyOf(counts, code, await readFile(file, 'utf8').catch(() => undefined));
}
