import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Figure, rounded } from '@/bench/figure';
import { measureFirstLoad } from '@/bench/first-load';
import { processesOf, type RunningProcess } from '@/bench/processes-of';
import { type StartedCopy, startCopy } from '@/bench/started-copy';
import { freePort } from '@/scripts/database/free-port';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const IDLE_MS = 30_000;
const FIRST_LOAD = '/actions';
const SERVER = /^next-server/;

/** What a fresh clone costs: its first start with everything, a second one, memory at rest, and scripts to load. */
export async function benchStart(): Promise<Figure[]> {
  const folder = await temporaryFolder();
  const clone = path.join(folder, 'heed');
  try {
    execFileSync('git', ['clone', '--quiet', process.cwd(), clone], { stdio: ['ignore', 'ignore', 'inherit'] });
    const port = await freePort(undefined);
    const firstMs = await whileRunning(await startCopy(clone, port), async ({ readyMs }) => readyMs);
    return await whileRunning(await startCopy(clone, port), async (copy) => {
      await sleep(IDLE_MS);
      const running = processesOf(copy.groupId);
      const { files, gzipKb } = await measureFirstLoad(copy.origin, FIRST_LOAD);
      return [
        atMost('first npm start of a fresh clone, install and build included', firstMs / 1_000, 240, 's'),
        atMost('second npm start', copy.readyMs / 1_000, 10, 's'),
        serverMemory(running),
        ...running.filter(({ name }) => !SERVER.test(name)).map(otherMemory),
        atMost(`scripts of the first load of ${FIRST_LOAD}, gzip, ${files} files`, gzipKb, 280, 'kB'),
      ];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function whileRunning<T>(copy: StartedCopy, work: (copy: StartedCopy) => Promise<T>): Promise<T> {
  try {
    return await work(copy);
  } finally {
    await copy.stop();
  }
}

function serverMemory(running: readonly RunningProcess[]): Figure {
  const server = running.find(({ name }) => SERVER.test(name));
  if (server === undefined) throw new Error(`No process serves: ${running.map(({ name }) => name).join(', ')}`);
  const seconds = rounded(IDLE_MS / 1_000);
  return atMost(`memory of ${server.name} after ${seconds} s at rest`, server.residentMb, 350, 'MB');
}

/** The processes around the server, for the record: they have no bound of their own. */
function otherMemory({ name, residentMb }: RunningProcess): Figure {
  return { what: `memory beside it: ${name}`, measured: residentMb, unit: 'MB', bound: '–', holds: true };
}
