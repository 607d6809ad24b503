import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { env } from '@/lib/core/env';

/** A process that a test kills. */
export type Victim = {
  /** What it has said on stdout so far, line by line. */
  lines: readonly string[];
  /** Settled when it has said so many lines. @throws when it ends before. */
  hasPrinted: (lines: number) => Promise<void>;
  /** Lets a process go that waits for input. */
  begin: () => void;
  /** Kills it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Settled with its exit code when it ends by itself. */
  ended: Promise<number | null>;
};

let started = 0;

/** Starts a file of the repository, or one that was bundled from it, on the database of this test. The database knows each by a name of its own. */
export function startVictim(args: readonly string[], more: Readonly<Record<string, string>> = {}): Victim {
  const loader = args[0]?.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: env.DATABASE_URL ?? '',
      HEED_LOG_LEVEL: 'silent',
      NODE_ENV: 'development',
      PGAPPNAME: `victim ${++started}`,
      ...more,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  // One that is gone takes no input.
  child.stdin.on('error', () => undefined);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const hasPrinted = async (expected: number) => {
    while (lines.length < expected) {
      const outcome = await Promise.race([once(reader, 'line'), ended]);
      if (!Array.isArray(outcome) && lines.length < expected) throw new Error(`It ended with ${outcome}.`);
    }
  };
  const begin = () => void child.stdin.write('begin\n');
  return { lines, hasPrinted, ended, begin, kill: () => kill(child, ended) };
}

async function kill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
