import type { PlantedFault } from '@/faults/planted/planted-fault';
import { plantedFaults } from '@/faults/planted/planted-faults';
import { Problem } from '@/scripts/database/problem';
import { conclude } from '@/scripts/installation/conclude';
import { interruption } from '@/scripts/installation/interruption';
import { stages } from '@/scripts/stages';
import { copySource, type SourceCopy } from '@/scripts/testing/copy-source';
import { runStage } from '@/scripts/testing/run-stage';
import { runTestFiles } from '@/scripts/testing/run-test-files';

type Project = PlantedFault['expected']['project'];

const stageOf: Readonly<Record<Project, string>> = {
  unit: 'Static checks and unit tests',
  database: 'Tests with the embedded database',
  api: 'Tests with the embedded database',
  jobs: 'Tests with the embedded database',
  replacing: 'Tests with the embedded database',
  faults: 'Killed processes and a restarted database',
};
const PROJECTS = ['unit', 'database', 'api', 'jobs', 'replacing', 'faults'] as const;

/** How many processes die at each stage of their work here, and how many sequences of changes are played; fewer in `npm test`. */
const DEATHS = '20';
const RUNS = '50';
const PLAYED = 'lib/plugins/providers/incremental-refresh.db.test.ts';

/**
 * Runs the tests with killed processes with more deaths, and those of random changes with more of them, and then plants faults.
 * Names given as arguments choose some faults alone.
 */
async function testFaults(): Promise<number> {
  const words = process.argv.slice(2);
  const survived = words.length > 0 || (await surviveDeaths());
  return (await runPlantedFaults(words)) === 0 && survived ? 0 : 1;
}

async function surviveDeaths(): Promise<boolean> {
  const stage = stages.find(({ id }) => id === 'faults');
  if (stage === undefined) throw new Error('No stage is called faults.');
  process.env['HEED_DEATHS'] = DEATHS;
  process.env['RUNS'] = RUNS;
  const { failed } = await runStage(stage);
  const notEqual = await runTestFiles(process.cwd(), 'replacing', [PLAYED]);
  for (const name of notEqual) console.log(`FAILED  ${name}`);
  delete process.env['HEED_DEATHS'];
  delete process.env['RUNS'];
  return failed === 0 && notEqual.length === 0;
}

/** Plants each fault alone in a copy of the source, says which tests noticed, and answers how many went unnoticed. */
async function runPlantedFaults(words: readonly string[]): Promise<number> {
  const chosen = plantedFaults.filter(({ what }) => words.length === 0 || words.some((word) => what.includes(word)));
  if (chosen.length === 0) throw new Problem(`No fault is called ${words.join(' or ')}.`);
  delete process.env['DATABASE_URL'];
  const copy = await copySource();
  try {
    await requireSoundTests(copy, chosen);
    let unnoticed = 0;
    for (const fault of chosen) {
      interruption.throwIfAborted();
      const noticed = await whoNotices(copy, fault);
      console.log(`${noticed === null ? 'NOT NOTICED' : 'noticed'}  ${fault.what}\n    ${noticed ?? fault.file}`);
      if (noticed === null) unnoticed += 1;
    }
    console.log(`\n${chosen.length - unnoticed} passed, ${unnoticed} failed`);
    return unnoticed;
  } finally {
    await copy.remove();
  }
}

/** Tests that fail anyway notice nothing. @throws `Problem` naming them */
async function requireSoundTests(copy: SourceCopy, chosen: readonly PlantedFault[]): Promise<void> {
  for (const project of PROJECTS) {
    const files = chosen
      .filter(({ expected }) => expected.project === project)
      .flatMap(({ expected }) => expected.files);
    if (files.length === 0) continue;
    const failed = await runTestFiles(copy.folder, project, [...new Set(files)]);
    if (failed.length > 0) throw new Problem(`These tests fail without any fault: ${failed.join('; ')}`);
  }
}

/** The stage and the test that noticed: those expected to come first, then all others. Null when none did. */
async function whoNotices(copy: SourceCopy, fault: PlantedFault): Promise<string | null> {
  const { project, files } = fault.expected;
  const failed = await copy.withFault(fault, () => runTestFiles(copy.folder, project, files));
  if (failed.length > 0) return inWords(project, failed);
  for (const other of PROJECTS) {
    const anyway = new Set(await runTestFiles(copy.folder, other, []));
    const all = await copy.withFault(fault, () => runTestFiles(copy.folder, other, []));
    const because = all.filter((name) => !anyway.has(name));
    if (because.length > 0) return inWords(other, because);
  }
  return null;
}

function inWords(project: Project, [first = '', ...more]: readonly string[]): string {
  return `${stageOf[project]}: ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}

await conclude(testFaults);
