import pg from 'pg';
import { log } from '@/lib/core/log';

const RECONNECT_MS = 1_000;

/** One connection to the database that is made again when it breaks. */
export type LastingConnection = {
  /** Runs on the connection, which is made first where there is none. @throws when it cannot be made or breaks. */
  use: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/**
 * Keeps a connection; nothing is connected before its first use. `prepare` runs on each new one before anything else.
 * @param name what the database's list of connections shows it as
 */
export function keepConnection(
  name: string,
  connectionString: string,
  prepare: (client: pg.Client) => Promise<void>,
): LastingConnection {
  let current: Promise<pg.Client> | undefined;
  let isClosed = false;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString, application_name: name, keepAlive: true });
    client.on('error', (error) => log.warn({ err: error }, 'connection broken'));
    await client.connect();
    client.once('end', () => forget(0));
    await prepare(client);
    return client;
  }

  async function connected(): Promise<pg.Client> {
    current ??= connect();
    try {
      return await current;
    } catch (error) {
      forget(RECONNECT_MS);
      throw error;
    }
  }

  function forget(reconnectInMs: number): void {
    if (current === undefined) return;
    current = undefined;
    if (!isClosed) setTimeout(reconnect, reconnectInMs).unref();
  }

  function reconnect(): void {
    connected().catch((error: unknown) => log.warn({ err: error }, 'connection not made'));
  }

  return {
    use: async (work) => work(await connected()),
    close: async () => {
      isClosed = true;
      const client = await current?.catch(() => undefined);
      await client?.end();
    },
  };
}
