import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { endOrphans } from '@/scripts/database/end-orphans';
import type { Home } from '@/scripts/database/home';
import { findPostmaster, forgetPostmaster } from '@/scripts/database/postmaster-file';
import { codeOf, Problem } from '@/scripts/database/problem';
import { connect, maintenanceUrlOf, type Server } from '@/scripts/database/session';
import { startAlone } from '@/scripts/database/start-lock';
import { startServer } from '@/scripts/database/start-server';
import { stopServer } from '@/scripts/database/stop-server';

/** A claim on a running server: as long as one is held, nobody stops the server. */
export type Hold = {
  server: Server;
  /** Settled when the claim is gone, with the server or with the connection that it was made on. */
  lost: Promise<void>;
  release: () => Promise<void>;
};

// Every user of the server holds this advisory lock shared, on a connection kept open for it. Whoever leaves tries to get
// it alone, and only then stops the server. A killed process loses its connection, and with it its share.
const USERS_LOCK = 0x48656564;
const PATIENCE_MS = 30_000;
/** A server that says that it recovers from a crash is waited for longer. */
const RECOVERED_WITHIN_MS = 300_000;
const PAUSE_MS = 50;
const WRONG_PASSWORD = '28P01';
const STARTS_OR_STOPS = '57P03';

type Shared = pg.Client | 'recovering' | 'silent';

async function share(server: Server): Promise<Shared> {
  let client: pg.Client | undefined;
  try {
    client = await connect(maintenanceUrlOf(server));
    await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    const code = codeOf(error);
    if (code !== WRONG_PASSWORD) return code === STARTS_OR_STOPS ? 'recovering' : 'silent';
    throw new Problem('The embedded database rejects the password in its data folder. Restore "postgres-password".');
  }
}

async function release(home: Home, server: Server, client: pg.Client): Promise<void> {
  const isLast = await client
    .query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK])
    .then(() => client.query('SELECT pg_try_advisory_lock($1) AS alone', [USERS_LOCK]))
    .then(({ rows }) => rows[0].alone === true)
    .catch(() => false);
  if (isLast) await stopServer(home, server.pid);
  await client.end().catch(() => undefined);
}

function holdOf(home: Home, server: Server, client: pg.Client): Hold {
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
  return { server, lost, release: () => release(home, server, client) };
}

async function startUnlessRunning(home: Home): Promise<void> {
  if ((await findPostmaster(home)) !== undefined) return;
  await endOrphans(home);
  await forgetPostmaster(home);
  await startServer(home);
}

/**
 * Attaches to the running server of this home, or starts it. Any number of processes may do this at once.
 * @param beforeStart is called once, when a server has to be started; what it throws is thrown on
 */
export async function attachOrStart(home: Home, beforeStart = async (): Promise<void> => undefined): Promise<Hold> {
  let giveUpAtMs = performance.now() + RECOVERED_WITHIN_MS;
  let deadlineMs = performance.now() + PATIENCE_MS;
  let mayStart = beforeStart;
  while (performance.now() < Math.min(deadlineMs, giveUpAtMs)) {
    const postmaster = await findPostmaster(home);
    if (postmaster === undefined) {
      await mayStart();
      mayStart = async () => undefined;
      if (await startAlone(home.cluster, () => startUnlessRunning(home))) {
        giveUpAtMs = performance.now() + RECOVERED_WITHIN_MS;
        deadlineMs = performance.now() + PATIENCE_MS;
      } else await sleep(PAUSE_MS);
      continue;
    }
    const server = { pid: postmaster.pid, port: postmaster.port, password: home.password };
    const shared = postmaster.isReady ? await share(server) : 'recovering';
    if (typeof shared === 'object') return holdOf(home, server, shared);
    if (shared === 'recovering') deadlineMs = performance.now() + PATIENCE_MS;
    await sleep(PAUSE_MS);
  }
  throw new Problem(`The embedded database is not responding; see ${home.dataFolder}/postgres.log.`);
}
