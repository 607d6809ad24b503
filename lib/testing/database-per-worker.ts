import pg from 'pg';
import { afterAll, inject, vi } from 'vitest';

/** The client of the test file before this one in the same process, if any: its database goes. */
async function leaveDatabase(): Promise<void> {
  await globalThis.heedClient?.$disconnect();
  globalThis.heedClient = undefined;
}

/** Gives this test file a fresh copy of the migrated template and points DATABASE_URL at it, before anything reads it. */
async function takeDatabase(): Promise<void> {
  const serverUrl = inject('serverUrl');
  const url = new URL(inject('roleUrl'));
  const templateName = inject('templateName');
  const name = `${templateName}_${process.env['VITEST_POOL_ID'] ?? process.pid}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER ${pg.escapeIdentifier(url.username)} STRATEGY FILE_COPY`,
    );
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  process.env['DATABASE_URL'] = url.href;
}

await leaveDatabase();
await takeDatabase();

// The next test file of this process finds everything as this one found it.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
