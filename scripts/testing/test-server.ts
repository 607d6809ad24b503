import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '@/scripts/database';
import { withSession } from '@/scripts/database/session';
import { environmentFor } from '@/scripts/installation/environment';
import { generateClient } from '@/scripts/installation/generate-client';
import { migrateDatabase } from '@/scripts/installation/migrate-database';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test server's databases are made. */
    serverUrl: string;
    /** The migrated database that test files get copies of; their names begin with its name. */
    templateName: string;
  }
}

const SHARED_SERVER = 'HEED_TEST_SERVER_URL';

/** The server of DATABASE_URL, or of another project of this run, or a new embedded one. */
async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'] || process.env[SHARED_SERVER];
  if (given) return { url: given, close: async () => undefined };
  const dataFolder = await temporaryFolder();
  const { url, close } = await openDatabase({ dataFolder, isThrowAway: true });
  process.env[SHARED_SERVER] = url;
  return { url, close };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function makeTemplate(serverUrl: string, name: string): Promise<void> {
  await withSession(serverUrl, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
  const settings = readSettings({}, root, false);
  const env = await environmentFor(settings, urlOf(serverUrl, name), { ...process.env, AUTH_SECRET: 'unused' });
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
  });
}

/** Opens a server for the tests of a project, with a migrated template to copy; drops everything afterwards. */
export default async function setUpServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const templateName = `heed_test_${randomBytes(4).toString('hex')}`;
  await makeTemplate(server.url, templateName);
  project.provide('serverUrl', server.url);
  project.provide('templateName', templateName);
  return async () => {
    await dropAll(server.url, templateName);
    await server.close();
  };
}
