import { spawn } from 'node:child_process';
import { followChild } from '@/scripts/installation/follow-child';
import { root } from '@/scripts/installation/run-tool';

type Program = {
  /** Found on PATH, where node_modules/.bin comes first. */
  program: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Whether its output is shown as it comes, instead of being returned. */
  isShown: boolean;
};

/** Runs a program in the project's folder to its end. An interruption of this process ends it too. */
export function spawnProgram(run: Program): Promise<{ code: number; output: string }> {
  const output = run.isShown ? 'inherit' : 'pipe';
  const env = { ...process.env, ...run.env };
  return followChild(spawn(run.program, run.args, { cwd: root, env, stdio: ['ignore', output, output] }));
}
