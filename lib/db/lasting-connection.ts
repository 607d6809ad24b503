import pg from 'pg';
import { log } from '@/lib/core/log';
import { ofDatabase } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';
import { reconnectPauseMs } from '@/lib/db/reconnect-pause';

/** A server that went away without a word is noticed, and one that does not answer is not waited for. */
const ATTENTIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 10_000 };

/** One connection to the database that is made again when it breaks. */
export type LastingConnection = {
  /**
   * Runs on the connection, which is made first where there is none, after what others run on it: a client takes one query at a time.
   * @throws when it cannot be made or breaks.
   */
  use: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

type Prepare = (client: pg.Client) => Promise<void>;

async function openClient(name: string, connectionString: string, prepare: Prepare): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: name, ...ATTENTIVE });
  client.on('error', (error) => logFailure(log, 'warn', { err: ofDatabase(error) }, 'connection broken'));
  try {
    await client.connect();
    await prepare(client);
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw ofDatabase(error);
  }
}

/**
 * Keeps a connection; nothing is connected before its first use. `prepare` runs on each new one before anything else.
 * @param name what the database's list of connections shows it as
 */
export function keepConnection(name: string, connectionString: string, prepare: Prepare): LastingConnection {
  let current: Promise<pg.Client> | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let isClosed = false;

  async function connect(): Promise<pg.Client> {
    const client = await openClient(name, connectionString, prepare);
    failures = 0;
    client.once('end', () => {
      current = undefined;
      reconnectIn(0);
    });
    return client;
  }

  async function connected(): Promise<pg.Client> {
    current ??= connect();
    const attempt = current;
    try {
      return await attempt;
    } catch (error) {
      if (current === attempt) {
        current = undefined;
        failures += 1;
        reconnectIn(reconnectPauseMs(failures));
      }
      throw error;
    }
  }

  /** One attempt waits at a time, however many ask meanwhile. */
  function reconnectIn(ms: number): void {
    if (isClosed || waiting !== undefined) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      connected().catch((error: unknown) => logFailure(log, 'warn', { err: ofDatabase(error) }, 'could not connect'));
    }, ms).unref();
  }

  return {
    use: async (work) => {
      const client = await connected();
      const done = turn.then(() => work(client));
      turn = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      isClosed = true;
      clearTimeout(waiting);
      const client = await current?.catch(() => undefined);
      await client?.end();
    },
  };
}
