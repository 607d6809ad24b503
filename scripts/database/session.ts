import pg from 'pg';
import { codeOf } from '@/scripts/database/problem';

/** A running embedded server, as a client sees it. */
export type Server = { pid: number; port: number; password: string };

const USER = 'heed';
const MAINTENANCE_DATABASE = 'postgres';
const CONNECT_TIMEOUT_MS = 5000;
const DUPLICATE_DATABASE = '42P04';

export function urlOn(server: Server, database: string): string {
  return `postgresql://${USER}:${server.password}@127.0.0.1:${server.port}/${database}`;
}

/** Connects, or throws the driver's error. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener a connection lost while idle would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Connects to the server's maintenance database. */
export function connectToServer(server: Server): Promise<pg.Client> {
  return connect(urlOn(server, MAINTENANCE_DATABASE));
}

/** Runs `work` on a connection of its own. */
export async function withSession<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function createMissingDatabase(server: Server, name: string): Promise<void> {
  await withSession(urlOn(server, MAINTENANCE_DATABASE), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch((error) => {
      if (codeOf(error) !== DUPLICATE_DATABASE) throw error;
    });
  });
}
