import { type StdioOptions, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Problem, problemFrom } from '@/scripts/database/problem';
import type { Environment } from '@/scripts/installation/environment';
import { followChild } from '@/scripts/installation/follow-child';
import { interruption } from '@/scripts/installation/interruption';

export const root = path.dirname(path.dirname(import.meta.dirname));

const PROGRAMS = { prisma: 'prisma/build/index.js', next: 'next/dist/bin/next' } as const;

/** The file of a program that npm installed. */
export function programFile(name: keyof typeof PROGRAMS): string {
  const [packageName = name, ...rest] = PROGRAMS[name].split('/');
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  return path.join(path.dirname(manifest), ...rest);
}

type Run = { args: readonly string[]; env: Environment; stdio: StdioOptions };

/** Runs Node with `args` in the project's folder and answers its exit code and what it said on pipes. */
export async function runNode({ args, env, stdio }: Run): Promise<{ code: number; output: string }> {
  interruption.throwIfAborted();
  return followChild(spawn(process.execPath, args, { cwd: root, env, stdio }));
}

/** Runs a step silently. When it fails, what it said goes to stderr and `complaint` is thrown as a `Problem`. */
export async function runStep(args: readonly string[], env: Environment, complaint: string): Promise<void> {
  const { code, output } = await runNode({ args, env, stdio: ['ignore', 'pipe', 'pipe'] });
  interruption.throwIfAborted();
  if (code === 0) return;
  const problem: Problem = problemFrom(output, complaint);
  if (problem.message === complaint) process.stderr.write(`${output}\n`);
  throw problem;
}
