import type pg from 'pg';
import type { Login } from '@/scripts/database/session';

/** The role that the app and its commands connect as: it owns their database and may do nothing else on the server. */
export const APP_ROLE = 'heed_app';

const LIMITS = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
const IS_LIMITED = `
  SELECT rolcanlogin AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls) AS "isLimited"
  FROM pg_roles WHERE rolname = $1`;

// Open to everyone until they are closed; on a server of Heed's own nobody but the superuser needs them.
const CLOSED_DATABASES = ['postgres', 'template1'];

/** Runs a statement that holds a password without its ever getting into the server's log. */
async function runUnlogged(client: pg.Client, statement: string): Promise<void> {
  await client.query("SET log_statement = 'none'; SET log_min_error_statement = 'panic'");
  await client.query(statement);
  await client.query('RESET log_statement; RESET log_min_error_statement');
}

/** Makes a role without any right on the server, or takes those away that it has. The client is a superuser's. */
export async function limitRole(client: pg.Client, { user, password }: Login): Promise<void> {
  const { rows } = await client.query(IS_LIMITED, [user]);
  const name = client.escapeIdentifier(user);
  if (rows.length === 0) {
    return runUnlogged(client, `CREATE ROLE ${name} ${LIMITS} PASSWORD ${client.escapeLiteral(password)}`);
  }
  if (rows[0].isLimited !== true) await client.query(`ALTER ROLE ${name} ${LIMITS}`);
}

/** Gives a role the password that it shall have. The client is a superuser's. */
export function setPassword(client: pg.Client, { user, password }: Login): Promise<void> {
  const name = client.escapeIdentifier(user);
  return runUnlogged(client, `ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(password)}`);
}

/** Keeps everybody but superusers out of the databases that every server has. */
export async function closeServerDatabases(client: pg.Client): Promise<void> {
  const open = `
    SELECT datname AS name FROM pg_database
    WHERE datname = ANY($1) AND (datacl IS NULL OR EXISTS (SELECT FROM aclexplode(datacl) WHERE grantee = 0))`;
  const { rows } = await client.query(open, [CLOSED_DATABASES]);
  for (const { name } of rows) {
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(String(name))} FROM PUBLIC`);
  }
}
