import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { openDatabase } from '@/scripts/database';
import { limitRole } from '@/scripts/database/app-role';
import { withSession } from '@/scripts/database/session';
import { environmentFor } from '@/scripts/installation/environment';
import { generateClient } from '@/scripts/installation/generate-client';
import { migrateDatabase } from '@/scripts/installation/migrate-database';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test server's databases are made: a superuser's URL, unless DATABASE_URL names another role. */
    serverUrl: string;
    /** The same server for the role that owns the databases of tests and, like the app's, may do nothing else. */
    roleUrl: string;
    /** The migrated database that test files get copies of; their names begin with its name. */
    templateName: string;
  }
}

const provided = z.object({ serverUrl: z.string(), roleUrl: z.string(), templateName: z.string() });

/** Holds what the first project of a run made, as JSON, for the others: each loads this module anew. */
const SHARED = 'HEED_TEST_SERVER';

/** The server of DATABASE_URL, or a new embedded one. */
async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, close: async () => undefined };
  const dataFolder = await temporaryFolder();
  const { maintenanceUrl: url, close } = await openDatabase({ dataFolder, isThrowAway: true });
  return { url, close };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes the role of the tests and answers its URL; who is no superuser cannot, and has the tests run as they are. */
async function makeRole(serverUrl: string, user: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const url = new URL(serverUrl);
  await withSession(serverUrl, async (client) => {
    const { rows } = await client.query('SELECT rolsuper AS "isSuper" FROM pg_roles WHERE rolname = current_user');
    if (rows[0].isSuper !== true) return;
    await limitRole(client, { user, password });
    [url.username, url.password] = [user, password];
  });
  return url.href;
}

async function makeTemplate(serverUrl: string, roleUrl: string, name: string): Promise<void> {
  const [database, owner] = [name, new URL(roleUrl).username].map((given) => pg.escapeIdentifier(given));
  await withSession(serverUrl, (client) => client.query(`CREATE DATABASE ${database} OWNER ${owner}`));
  const settings = readSettings({}, root, false);
  const env = await environmentFor(settings, urlOf(roleUrl, name), { ...process.env, AUTH_SECRET: 'unused' });
  await generateClient(env);
  await migrateDatabase(env);
}

async function dropAll(serverUrl: string, templateName: string): Promise<void> {
  await withSession(serverUrl, async (client) => {
    const { rows } = await client.query('SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)', [
      templateName,
    ]);
    for (const { name } of rows) {
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(String(name))} WITH (FORCE)`);
    }
    await client.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(templateName)}`);
  });
}

/** Opens a server with a migrated template to copy, for the tests of all projects of a run; drops everything afterwards. */
async function setUpServer(): Promise<{ made: z.output<typeof provided>; close: () => Promise<void> }> {
  const server = await openServer();
  const templateName = `heed_test_${randomBytes(4).toString('hex')}`;
  const roleUrl = await makeRole(server.url, templateName);
  await makeTemplate(server.url, roleUrl, templateName);
  return {
    made: { serverUrl: server.url, roleUrl, templateName },
    close: async () => {
      delete process.env[SHARED];
      await dropAll(server.url, templateName);
      await server.close();
    },
  };
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const shared = process.env[SHARED];
  const { close, made } =
    shared === undefined ? await setUpServer() : { made: provided.parse(JSON.parse(shared)), close: undefined };
  process.env[SHARED] = JSON.stringify(made);
  project.provide('serverUrl', made.serverUrl);
  project.provide('roleUrl', made.roleUrl);
  project.provide('templateName', made.templateName);
  return close;
}
