import { readFile } from 'node:fs/promises';
import type { Command } from '@/scripts/stages';

export type Tally = { passed: number; failed: number };

export function addTally(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** What a runner's JSON report counts, for an exit code. A failure that no test admits to counts as one. */
export function tallyOf(counts: Command['counts'], code: number, report: string | undefined): Tally {
  const unexplained = code === 0 ? 0 : 1;
  if (counts === 'check') return { passed: 1 - unexplained, failed: unexplained };
  const read = report === undefined ? {} : JSON.parse(report);
  const passed = counts === 'vitest' ? read.numPassedTests : (read.stats?.expected ?? 0) + (read.stats?.flaky ?? 0);
  const failed = counts === 'vitest' ? read.numFailedTests : read.stats?.unexpected;
  return { passed: Number(passed ?? 0), failed: Math.max(Number(failed ?? 0), unexplained) };
}

export async function readTally(counts: Command['counts'], code: number, file: string): Promise<Tally> {
  return tallyOf(counts, code, await readFile(file, 'utf8').catch(() => undefined));
}
