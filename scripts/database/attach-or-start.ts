import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Home } from '@/scripts/database/home';
import { findPostmaster } from '@/scripts/database/postmaster-file';
import { codeOf, Problem } from '@/scripts/database/problem';
import { connectToServer, type Server } from '@/scripts/database/session';
import { startServer } from '@/scripts/database/start-server';
import { stopServer } from '@/scripts/database/stop-server';

/** A claim on a running server: as long as one is held, nobody stops the server. */
export type Hold = { server: Server; release: () => Promise<void> };

// Every user of the server holds this advisory lock shared, on a connection kept open for it. Whoever leaves tries to get
// it alone, and only then stops the server. A killed process loses its connection, and with it its share.
const USERS_LOCK = 0x48656564;
const PATIENCE_MS = 30_000;
const PAUSE_MS = 50;
const WRONG_PASSWORD = '28P01';

async function share(server: Server): Promise<pg.Client | undefined> {
  try {
    const client = await connectToServer(server);
    await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
    return client;
  } catch (error) {
    if (codeOf(error) !== WRONG_PASSWORD) return undefined;
    throw new Problem(
      'The embedded database refuses the password kept in its data folder: restore "postgres-password".',
    );
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

/** Attaches to the running server of this home, or starts it. Any number of processes may do this at once. */
export async function attachOrStart(home: Home): Promise<Hold> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const postmaster = await findPostmaster(home);
    if (postmaster === undefined) {
      await startServer(home);
      continue;
    }
    const server = { pid: postmaster.pid, port: postmaster.port, password: home.password };
    const client = postmaster.isReady ? await share(server) : undefined;
    if (client) return { server, release: () => release(home, server, client) };
    await sleep(PAUSE_MS);
  }
  throw new Problem(`The embedded database does not answer: look into ${home.dataFolder}/postgres.log.`);
}
