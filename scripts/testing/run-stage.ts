import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Command, Stage } from '@/scripts/stages';
import { meetNeed } from '@/scripts/testing/meet-need';
import { spawnProgram } from '@/scripts/testing/spawn-program';
import { addTally, NOTHING, readTally, type Tally } from '@/scripts/testing/tally';

type Env = Readonly<Record<string, string | undefined>>;

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

function reportArgs(command: Command, file: string): string[] {
  switch (command.counts) {
    case 'vitest':
      return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    case 'playwright':
      return ['--reporter=list,json'];
    case 'check':
      return [];
    default:
      return command.counts satisfies never;
  }
}

async function runCommand(command: Command, env: Env, isAlone: boolean, report: string): Promise<Tally> {
  const startedAt = performance.now();
  const { code, output } = await spawnProgram({
    program: command.program,
    args: [...command.args, ...reportArgs(command, report)],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    isShown: isAlone,
  });
  const tally = await readTally(command, code, report);
  if (code !== 0) console.log(output);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${command.label} (${seconds(startedAt)})`);
  return tally;
}

/** Runs a stage: its commands side by side, each heard in full when it fails. */
export async function runStage(stage: Stage): Promise<Tally> {
  console.log(`\n== ${stage.title}`);
  const ground = await meetNeed(stage.needs);
  if (ground === undefined) {
    console.log('Left out: this computer has none and cannot install it.');
    return NOTHING;
  }
  const reports = await mkdtemp(path.join(os.tmpdir(), 'heed-report-'));
  try {
    const isAlone = stage.commands.length === 1;
    const runs = stage.commands.map((command, index) =>
      runCommand(command, ground.env, isAlone, path.join(reports, `${index}.json`)),
    );
    return (await Promise.all(runs)).reduce(addTally, NOTHING);
  } finally {
    await rm(reports, { recursive: true, force: true });
    await ground.clear();
  }
}
