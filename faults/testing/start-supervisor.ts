import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';
import { withSession } from '@/scripts/database/session';
import { root } from '@/scripts/installation/run-tool';

/** A process that keeps the database of a folder as `npm start` does. */
export type Supervisor = {
  url: string;
  /** The superuser's. */
  maintenanceUrl: string;
  output: { out: string[]; error: string };
  /** Settled with its exit code. */
  ended: Promise<number | null>;
  /** Ctrl-C. */
  interrupt: () => void;
};

export async function startSupervisor(dataFolder: string): Promise<Supervisor> {
  const fixture = path.join(root, 'faults/testing/supervisor.fixture.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Supervisor['output'] = { out: [], error: '' };
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.error += text;
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => output.out.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const first = await Promise.race([once(lines, 'line'), ended]);
  if (!Array.isArray(first)) throw new Error(`It ended with ${first}: ${output.error}`);
  const url = String(first[0]);
  const maintenanceUrl = await maintenanceUrlOf(url, dataFolder);
  await hurry(maintenanceUrl);
  return { url, maintenanceUrl, output, ended, interrupt: () => child.kill('SIGINT') };
}

async function maintenanceUrlOf(appUrl: string, dataFolder: string): Promise<string> {
  const url = new URL(appUrl);
  url.username = 'heed';
  url.password = await readFile(path.join(dataFolder, 'postgres-password'), 'utf8');
  url.pathname = '/postgres';
  return url.href;
}

/** What a killed process has written the system still keeps: to wait for the disk helps against power cuts alone. */
async function hurry(maintenanceUrl: string): Promise<void> {
  await withSession(maintenanceUrl, async (client) => {
    await client.query('ALTER SYSTEM SET fsync = off');
    await client.query('SELECT pg_reload_conf()');
  });
}

/** The number of the server's first process, as PostgreSQL notes it. */
export async function postmasterOf(cluster: string): Promise<number> {
  return Number((await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Settled when the database answers, and answers from another server than the one given. */
export function untilBack(url: string, cluster: string, former: number): Promise<number> {
  return vi.waitFor(
    async () => {
      const pid = await postmasterOf(cluster);
      if (pid === former) throw new Error('The server has not been started again.');
      await withSession(url, (client) => client.query('SELECT 1'));
      return pid;
    },
    { timeout: 20_000, interval: 20 },
  );
}
