import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Command } from '@/scripts/stages';

/** One test that ran, how long it took, and why it failed. */
export type RanTest = { name: string; ms: number; failure: string | null };

export type Tally = { passed: number; failed: number; tests: readonly RanTest[] };

export const NOTHING: Tally = { passed: 0, failed: 0, tests: [] };

export function addTally(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, tests: [...a.tests, ...b.tests] };
}

const vitestTest = z.object({
  fullName: z.string(),
  duration: z.number().nullish(),
  status: z.string().optional(),
  failureMessages: z.array(z.string()).nullish(),
});
const vitestReport = z.object({
  numPassedTests: z.number().default(0),
  numFailedTests: z.number().default(0),
  testResults: z.array(z.object({ assertionResults: z.array(vitestTest).default([]) })).default([]),
});

type Suite = { title: string; specs?: Spec[] | undefined; suites?: Suite[] | undefined };
type Spec = z.infer<typeof spec>;

const spec = z.object({
  title: z.string(),
  ok: z.boolean().default(true),
  tests: z.array(
    z.object({
      results: z.array(
        z.object({ duration: z.number(), error: z.object({ message: z.string().optional() }).nullish() }),
      ),
    }),
  ),
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
export function tallyOf({ counts, label }: Command, code: number, report: string | undefined): Tally {
  const unexplained = code === 0 ? 0 : 1;
  const whole = { name: label, ms: 0, failure: `It ended with code ${code}.` };
  if (counts === 'check') return { passed: 1 - unexplained, failed: unexplained, tests: code === 0 ? [] : [whole] };
  const { passed, failed, tests } = counted(counts, report === undefined ? {} : JSON.parse(report));
  if (failed >= unexplained) return { passed, failed, tests };
  return { passed, failed: unexplained, tests: [...tests, whole] };
}

function counted(counts: 'vitest' | 'playwright', report: unknown): Tally {
  if (counts === 'vitest') {
    const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
    const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
    return { passed: numPassedTests, failed: numFailedTests, tests: ran.map(ranInVitest) };
  }
  const { stats, suites } = playwrightReport.parse(report);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    tests: suites.flatMap((one) => ranInPlaywright(one)),
  };
}

function ranInVitest({ fullName, duration, status, failureMessages }: z.infer<typeof vitestTest>): RanTest {
  return { name: fullName, ms: duration ?? 0, failure: status === 'failed' ? firstLine(failureMessages?.[0]) : null };
}

function ranInPlaywright({ specs = [], suites = [], title }: Suite, before: readonly string[] = []): RanTest[] {
  const names = [...before, title];
  const own = specs.flatMap((one) =>
    one.tests.map(({ results }) => ({
      name: [...names, one.title].join(' › '),
      ms: results.reduce((sum, { duration }) => sum + duration, 0),
      failure: one.ok ? null : firstLine(results.findLast(({ error }) => error)?.error?.message),
    })),
  );
  return [...own, ...suites.flatMap((inner) => ranInPlaywright(inner, names))];
}

function firstLine(message = ''): string {
  return stripVTControlCharacters(message).trim().split('\n', 1).join('');
}

export async function readTally(command: Command, code: number, file: string): Promise<Tally> {
  return tallyOf(command, code, await readFile(file, 'utf8').catch(() => undefined));
}
