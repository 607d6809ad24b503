import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '@/scripts/database/problem';
import { conclude } from '@/scripts/installation/conclude';
import { environmentFor } from '@/scripts/installation/environment';
import { generateClient } from '@/scripts/installation/generate-client';
import { interruption } from '@/scripts/installation/interruption';
import { programFile, root, runStep } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { type Stage, stages } from '@/scripts/stages';
import { runStage } from '@/scripts/testing/run-stage';
import { addTally, NOTHING, type Tally } from '@/scripts/testing/tally';

const MOST_SHOWN = 10;
const NO_DATABASE = 'postgresql://127.0.0.1/none';

function chosenStages(ids: readonly string[]): readonly Stage[] {
  const unknown = ids.find((id) => !stages.some((stage) => stage.id === id));
  if (unknown)
    throw new Problem(`There is no stage "${unknown}": choose from ${stages.map(({ id }) => id).join(', ')}.`);
  return ids.length === 0 ? stages : stages.filter((stage) => ids.includes(stage.id));
}

/** The generated files that the type checker reads. */
async function prepare(): Promise<void> {
  const env = await environmentFor(readSettings({}, root, false), NO_DATABASE, {
    ...process.env,
    AUTH_SECRET: 'unused',
  });
  await generateClient(env);
  if (existsSync(path.join(root, 'next-env.d.ts'))) return;
  await runStep([programFile('next'), 'typegen'], env, 'The route types cannot be generated: see above.');
}

/** How long each stage took, and the slowest tests of all. */
function printTimes(times: ReadonlyMap<string, number>, { tests }: Tally): void {
  console.log('\nTimes');
  for (const [title, ms] of times) console.log(`${(ms / 1000).toFixed(0).padStart(6)} s  ${title}`);
  console.log(`\nThe ${MOST_SHOWN} slowest tests`);
  const slowest = tests.toSorted((one, other) => other.ms - one.ms).slice(0, MOST_SHOWN);
  for (const { ms, name } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

/** Which tests failed and why, once more at the end, where they are found. */
function printFailures({ tests }: Tally): void {
  const failures = tests.filter(({ failure }) => failure !== null);
  if (failures.length > 0) console.log('\nFailed');
  for (const { name, failure } of failures) console.log(`  ${name}\n    ${failure}`);
}

/** Runs the stages named on the command line, or all, each however the others end. The last line gives the totals. */
async function runTests(): Promise<number> {
  const chosen = chosenStages(process.argv.slice(2));
  // Tests get databases of their own, never the one that this shell happens to point at.
  delete process.env['DATABASE_URL'];
  await prepare();
  let total = NOTHING;
  const times = new Map<string, number>();
  for (const stage of chosen) {
    if (interruption.aborted) break;
    const startedMs = performance.now();
    total = addTally(total, await runStage(stage));
    times.set(stage.title, performance.now() - startedMs);
  }
  if (chosen.length > 1) printTimes(times, total);
  printFailures(total);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || interruption.aborted ? 1 : 0;
}

await conclude(runTests);
