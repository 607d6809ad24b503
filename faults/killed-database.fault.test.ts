import { readdirSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { postmasterOf, type Supervisor, startSupervisor, untilBack } from '@/faults/testing/start-supervisor';
import { connect, withSession } from '@/scripts/database/session';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

let dataFolder = '';
const cluster = () => path.join(dataFolder, 'postgres');

// One data folder for all: what one test leaves, killed or stopped, the next has to start from.
beforeAll(async () => {
  dataFolder = await temporaryFolder();
});

afterEach(async () => {
  kill(processesOfServer());
  await untilGone();
});

/** A process that has ended is seen for another moment, until the system has cleared it away. */
function untilGone(): Promise<void> {
  return vi.waitFor(() => expect(processesOfServer()).toEqual([]), { timeout: 10_000 });
}

afterAll(() => rm(dataFolder, { recursive: true, force: true }));

/** Everything that runs in the cluster: the server's first process and its children. */
function processesOfServer(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && folderOf(pid) === cluster());
}

/** Kills processes at once; those that ended in the same moment are not missed. */
function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has gone with the one before it.
    }
  }
}

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function run(url: string, sql: string) {
  return withSession(url, (client) => client.query(sql));
}

/** How many processes hold the server, so that it is not stopped under them. */
async function holders({ maintenanceUrl }: Supervisor): Promise<number> {
  const sql = `SELECT count(*)::int AS holders FROM pg_locks WHERE locktype = 'advisory' AND objid = ${0x48656564} AND granted`;
  return (await run(maintenanceUrl, sql)).rows[0].holders;
}

function untilHeld(supervisor: Supervisor, by: number): Promise<void> {
  return vi.waitFor(async () => expect(await holders(supervisor)).toBe(by), { timeout: 20_000, interval: 20 });
}

const isLinux = process.platform === 'linux';

test.runIf(isLinux)(
  'a server that is killed five times comes back at its address with its data, and a sixth time ends the start',
  async () => {
    const supervisor = await startSupervisor(dataFolder);
    const { url, output } = supervisor;
    await run(url, 'CREATE TABLE kept (turn int)');
    let pid = await postmasterOf(cluster());
    for (let turn = 1; turn <= 5; turn++) {
      await run(url, `INSERT INTO kept VALUES (${turn})`);
      // In turn the first process alone, and all of them at once.
      kill(turn % 2 ? [pid] : processesOfServer());
      pid = await untilBack(url, cluster(), pid);
      // Until then it is still starting for whoever watches it, and its death would count with the one before.
      await untilHeld(supervisor, 1);
      expect((await run(url, 'SELECT array_agg(turn ORDER BY turn) AS turns FROM kept')).rows[0].turns).toHaveLength(
        turn,
      );
    }
    expect(output).toEqual({ out: [url], error: '' });
    kill([pid]);
    expect(await supervisor.ended).toBe(1);
    expect(output.out).toEqual([url, 'web server stopped']);
    expect(output.error.trim().split('\n')).toEqual([
      `The embedded database stopped six times within five minutes; see ${dataFolder}/postgres.log.`,
    ]);
  },
  60_000,
);

test.runIf(isLinux)(
  'everybody who held a killed server holds the new one, and the last to leave stops it',
  async () => {
    const [first, second] = await Promise.all([startSupervisor(dataFolder), startSupervisor(dataFolder)]);
    const { url } = first;
    await untilHeld(first, 2);
    const pid = await postmasterOf(cluster());
    kill([pid]);
    const next = await untilBack(url, cluster(), pid);
    await untilHeld(first, 2);
    first.interrupt();
    expect(await first.ended).toBe(0);
    expect((await run(url, 'SELECT 1')).rowCount).toBe(1);
    expect(await postmasterOf(cluster())).toBe(next);
    second.interrupt();
    expect(await second.ended).toBe(0);
    await untilGone();
    expect(first.output.error + second.output.error).toBe('');
  },
  60_000,
);

test.runIf(isLinux)(
  'a process that a killed server left in the middle of a long statement does not keep it from coming back',
  async () => {
    const { url, interrupt, ended } = await startSupervisor(dataFolder);
    const busy = await connect(url);
    const broken = busy.query('SELECT count(*) FROM generate_series(1, 1e12)').catch((error: unknown) => error);
    const isBusy =
      "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%1e12%' AND pid <> pg_backend_pid()";
    await vi.waitFor(async () => expect((await run(url, isBusy)).rowCount).toBe(1), { timeout: 5_000, interval: 20 });
    const pid = await postmasterOf(cluster());
    kill([pid]);
    await untilBack(url, cluster(), pid);
    expect(await broken).toBeInstanceOf(Error);
    interrupt();
    expect(await ended).toBe(0);
  },
  60_000,
);

test.runIf(isLinux)(
  'a child of the server that is killed costs no restart, however often',
  async () => {
    const supervisor = await startSupervisor(dataFolder);
    const { url } = supervisor;
    const pid = await postmasterOf(cluster());
    for (let turn = 1; turn <= 7; turn++) {
      await untilHeld(supervisor, 1);
      const holder = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${0x48656564}`;
      kill([(await run(supervisor.maintenanceUrl, holder)).rows[0].pid]);
      await vi.waitFor(() => run(url, 'SELECT 1'), { timeout: 10_000, interval: 20 });
    }
    await untilHeld(supervisor, 1);
    expect(await postmasterOf(cluster())).toBe(pid);
    supervisor.interrupt();
    expect(await supervisor.ended).toBe(0);
    await untilGone();
  },
  60_000,
);
