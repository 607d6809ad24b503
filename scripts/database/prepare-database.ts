import type pg from 'pg';
import { closeServerDatabases, limitRole, setPassword } from '@/scripts/database/app-role';
import { codeOf } from '@/scripts/database/problem';
import { type Login, maintenanceUrlOf, type Server, urlOn, withSession } from '@/scripts/database/session';
import { takeOverObjects } from '@/scripts/database/take-over-objects';

// One process at a time prepares: several may start at once.
const PREPARING_LOCK = 0x48656565;
const WRONG_PASSWORD = '28P01';

async function ownDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const { rows } = await client.query('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [
    name,
  ]);
  const [database, role] = [name, owner].map((given) => client.escapeIdentifier(given));
  if (rows.length === 0) await client.query(`CREATE DATABASE ${database} OWNER ${role}`);
  else if (rows[0].owner !== owner) await client.query(`ALTER DATABASE ${database} OWNER TO ${role}`);
}

async function mayConnect(url: string): Promise<boolean> {
  return withSession(url, async () => true).catch((error) => {
    if (codeOf(error) === WRONG_PASSWORD) return false;
    throw error;
  });
}

/**
 * Makes the database of a role that may do nothing but use it, and the role; answers the role's URL of it. A database that
 * the superuser owned, as in older data folders, is given to the role with everything in it. Safe to repeat.
 */
export async function prepareDatabase(server: Server, name: string, login: Login): Promise<string> {
  const url = urlOn(server, name, login);
  await withSession(maintenanceUrlOf(server), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PREPARING_LOCK]);
    await limitRole(client, login);
    await closeServerDatabases(client);
    await ownDatabase(client, name, login.user);
    await withSession(urlOn(server, name), (inside) => takeOverObjects(inside, login.user));
    if (!(await mayConnect(url))) await setPassword(client, login);
  });
  return url;
}
