import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { followChild } from '@/scripts/installation/follow-child';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/**
 * Runs test files of a project, or all of them, in a folder. Answers the names of the tests that failed; a file that could
 * not even be loaded counts as none: what does not compile is noticed by nobody in particular.
 */
export async function runTestFiles(folder: string, project: string, files: readonly string[]): Promise<string[]> {
  const output = path.join(folder, 'test-report.json');
  await rm(output, { force: true });
  // Each of these keeps the machine busy: what fails here must fail for the planted fault alone.
  const alone = project === 'faults' ? ['--no-file-parallelism'] : [];
  const program = path.join(folder, 'node_modules/.bin/vitest');
  const args = ['run', '--project', project, '--reporter=json', `--outputFile.json=${output}`, ...alone, ...files];
  const { output: printed } = await followChild(
    spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  const text = await readFile(output, 'utf8').catch(() => {
    throw new Error(`The tests of ${project} cannot be run: ${printed}`);
  });
  await rm(output);
  const { testResults } = report.parse(JSON.parse(text));
  const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (ran.length === 0)
    throw new Error(`No test of ${project} was run: ${testResults.map(({ message }) => message).join()}`);
  return ran.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
}
