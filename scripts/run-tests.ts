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
import { addTally } from '@/scripts/testing/tally';

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

/** Runs the stages named on the command line, or all, up to the first that fails. The last line gives the totals. */
async function runTests(): Promise<number> {
  const chosen = chosenStages(process.argv.slice(2));
  // Tests get databases of their own, never the one that this shell happens to point at.
  delete process.env['DATABASE_URL'];
  await prepare();
  let total = { passed: 0, failed: 0 };
  for (const stage of chosen) {
    total = addTally(total, await runStage(stage));
    if (total.failed > 0 || interruption.aborted) break;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || interruption.aborted ? 1 : 0;
}

await conclude(runTests);
