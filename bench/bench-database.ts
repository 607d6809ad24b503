import { execFileSync } from 'node:child_process';
import pg from 'pg';

/** Makes a database of its own for one run, migrated and empty, on the server of DATABASE_URL. */
export async function openBenchDatabase(name: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  // The role of DATABASE_URL may not make databases on a server of Heed's own.
  const serverUrl = process.env['HEED_MAINTENANCE_URL'] ?? url.href;
  const owner = pg.escapeIdentifier(decodeURIComponent(url.username));
  url.pathname = `/${name}`;
  const create = `CREATE DATABASE ${name}${url.username === '' ? '' : ` OWNER ${owner}`}`;
  await onServer(serverUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, create]);
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: url.href },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { url: url.href, drop: () => onServer(serverUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]) };
}

async function onServer(serverUrl: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
