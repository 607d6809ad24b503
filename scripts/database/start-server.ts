import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { majorOf } from '@/scripts/database/binaries';
import { freePort } from '@/scripts/database/free-port';
import type { Home } from '@/scripts/database/home';
import { initialiseCluster } from '@/scripts/database/initialise-cluster';
import { findPostmaster } from '@/scripts/database/postmaster-file';
import { diskFull, Problem, problemFrom } from '@/scripts/database/problem';
import { processOptions } from '@/scripts/database/process-options';
import { hasRoom } from '@/scripts/database/room';

const PAUSE_MS = 20;
/** After a crash a server first does again what its log of changes says. */
const PATIENCE_MS = 300_000;
const LOG_LIMIT_BYTES = 10_000_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '48MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};
const ASYNC_IO_SINCE = 18;
const CARELESS_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

// What PostgreSQL says when another process holds the cluster, or took the port; both pass when tried again.
const PASSING = /lock file .* already exists|pre-existing shared memory block|could not create any TCP\/IP sockets/;

function flagsOf(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function choosePort(home: Home): Promise<number> {
  const note = path.join(home.dataFolder, 'postgres-port');
  const noted = Number(await readFile(note, 'utf8').catch(() => ''));
  const port = await freePort(noted > 0 ? noted : undefined);
  if (port !== noted) await writeFile(note, String(port));
  return port;
}

async function openLog(file: string): Promise<{ fd: number; start: number }> {
  const size = await stat(file).then(
    (status) => status.size,
    () => 0,
  );
  const isLong = size > LOG_LIMIT_BYTES;
  return { fd: openSync(file, isLong ? 'w' : 'a', 0o600), start: isLong ? 0 : size };
}

function spawnServer(home: Home, port: number, logFd: number): ChildProcess {
  const settings = {
    ...SETTINGS,
    // Worker processes for reading ahead cost more memory than a small installation gains.
    ...(majorOf(home.binaries) >= ASYNC_IO_SINCE && { io_method: 'sync' }),
    ...(home.isThrowAway && CARELESS_SETTINGS),
  };
  const flags = ['-D', home.cluster, '-p', String(port), ...flagsOf(settings)];
  // A session of its own: Ctrl-C in the terminal must reach the web server only, the database stops after it.
  return spawn(path.join(home.binaries.folder, 'bin/postgres'), flags, {
    ...processOptions(home),
    detached: true,
    stdio: ['ignore', logFd, logFd],
  });
}

async function untilReady(home: Home, child: ChildProcess): Promise<'ready' | 'ended'> {
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  child.once('error', () => ended.abort());
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (ended.signal.aborted) return 'ended';
    const postmaster = await findPostmaster(home);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return 'ready';
    await sleep(PAUSE_MS);
  }
  throw new Problem(`The embedded database takes too long to start; see ${home.dataFolder}/postgres.log.`);
}

/** Starts the server of this home, creating its cluster first if need be. Returns early when another process is faster. */
export async function startServer(home: Home): Promise<void> {
  await initialiseCluster(home);
  const port = await choosePort(home);
  const logFile = path.join(home.dataFolder, 'postgres.log');
  const log = await openLog(logFile);
  const child = spawnServer(home, port, log.fd);
  closeSync(log.fd);
  const outcome = await untilReady(home, child);
  child.unref();
  if (outcome === 'ready') return;
  const output = (await readFile(logFile, 'utf8')).slice(log.start);
  if (PASSING.test(output)) {
    await sleep(PAUSE_MS);
    return;
  }
  // A full disk may have kept it from saying so.
  if (!(await hasRoom(home.cluster))) throw diskFull();
  const fatal = output.split('\n').findLast((line) => /FATAL|PANIC|error/.test(line)) ?? output.trim();
  throw problemFrom(output, `Could not start the embedded database: ${fatal} (full log: ${logFile})`);
}
