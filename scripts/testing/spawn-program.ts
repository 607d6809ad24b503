import { spawn } from 'node:child_process';
import { interruption } from '@/scripts/installation/interruption';
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
  return new Promise((resolve, reject) => {
    const child = spawn(run.program, run.args, {
      cwd: root,
      env: { ...process.env, ...run.env },
      stdio: ['ignore', run.isShown ? 'inherit' : 'pipe', run.isShown ? 'inherit' : 'pipe'],
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => chunks.push(text));
    const stop = () => child.kill('SIGTERM');
    interruption.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      interruption.removeEventListener('abort', stop);
      resolve({ code: code ?? 1, output: chunks.join('') });
    });
  });
}
