import pg from 'pg';

/** A running embedded server, as its superuser sees it. */
export type Server = { pid: number; port: number; password: string };

/** Who connects. */
export type Login = { user: string; password: string };

const SUPERUSER = 'heed';
const MAINTENANCE_DATABASE = 'postgres';
const CONNECT_TIMEOUT_MS = 5000;

/** The address of a database, as the superuser unless somebody else is named. */
export function urlOn(server: Server, database: string, login?: Login): string {
  const { user, password } = login ?? { user: SUPERUSER, password: server.password };
  return `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`;
}

/** The address of the server's maintenance database, from which the superuser makes others. */
export function maintenanceUrlOf(server: Server): string {
  return urlOn(server, MAINTENANCE_DATABASE);
}

/** Connects, or throws the driver's error. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener a connection lost while idle would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
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
