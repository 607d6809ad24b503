import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '@/scripts/database';
import { attachOrStart } from '@/scripts/database/attach-or-start';
import { settleHome } from '@/scripts/database/home';
import { maintenanceUrlOf, urlOn, withSession } from '@/scripts/database/session';
import { environmentFor } from '@/scripts/installation/environment';
import { migrateDatabase } from '@/scripts/installation/migrate-database';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const NOT_ALLOWED = '42501';
let dataFolder = '';
let database: Database;

/** A data folder in which the superuser owns everything, as each was before the app had a role of its own. */
async function makeOldFolder(): Promise<void> {
  const hold = await attachOrStart(await settleHome(dataFolder, true));
  const url = urlOn(hold.server, 'heed');
  await withSession(maintenanceUrlOf(hold.server), (client) => client.query('CREATE DATABASE heed'));
  const given = { ...process.env, AUTH_SECRET: 'a-secret-for-tests-which-protects-nothing' };
  await migrateDatabase(await environmentFor(readSettings({ HEED_DATA: dataFolder }, root, false), url, given));
  await runMigrations({ connectionString: url });
  await withSession(url, (client) =>
    client.query(`
      CREATE SCHEMA kept; CREATE TABLE kept.thing (id serial PRIMARY KEY, name text NOT NULL);
      CREATE VIEW kept.name AS SELECT name FROM kept.thing; CREATE SEQUENCE kept.number;
      CREATE TYPE kept.size AS ENUM ('small', 'large'); CREATE EXTENSION pg_trgm;
      INSERT INTO kept.thing (name) VALUES ('old')`),
  );
  await hold.release();
}

beforeAll(async () => {
  dataFolder = await temporaryFolder();
  await makeOldFolder();
  database = await openDatabase({ dataFolder, isThrowAway: true });
}, 60_000);

afterAll(async () => {
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

function run(sql: string, url = database.url) {
  return withSession(url, (client) => client.query(sql));
}

function onDatabase(name: string): string {
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  return url.href;
}

const OWNED = `
  SELECT relname::text AS name FROM pg_class WHERE relowner = 'heed'::regrole
    AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
  UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'heed'::regrole AND nspname !~ '^pg_|^information_schema$'
  UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'heed'::regrole
    AND pronamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  UNION ALL SELECT typname FROM pg_type WHERE typowner = 'heed'::regrole
    AND typnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid IN (pg_type.oid, pg_type.typelem) AND deptype = 'e')`;

describe('the role of the app', () => {
  test.each([
    ['read a file', "SELECT pg_read_file('/etc/passwd')"],
    ['list a folder', "SELECT pg_ls_dir('/etc')"],
    ['copy from a file', "CREATE TEMP TABLE line (text text); COPY line FROM '/etc/passwd'"],
    ['copy to a file', "COPY (SELECT 1) TO '/tmp/heed-copied'"],
    ['import a file as a large object', "SELECT lo_import('/etc/passwd')"],
    ['run a program', "COPY (SELECT 1) TO PROGRAM 'true'"],
    ['read from a program', "CREATE TEMP TABLE line (text text); COPY line FROM PROGRAM 'id'"],
    ['create a role', 'CREATE ROLE another'],
    ['become a superuser', 'ALTER ROLE heed_app SUPERUSER'],
    ['act as the superuser', 'SET ROLE heed'],
    ['join those who read files', 'GRANT pg_read_server_files TO heed_app'],
    ['join those who run programs', 'GRANT pg_execute_server_program TO heed_app'],
    ['create a database', 'CREATE DATABASE another'],
    ['change the server', "ALTER SYSTEM SET log_statement = 'all'"],
    ['load files as tables', 'CREATE EXTENSION file_fdw'],
    ['connect elsewhere from inside', 'CREATE EXTENSION dblink'],
    ['run Python on the server', 'CREATE EXTENSION plpython3u'],
    ['run C on the server', "CREATE FUNCTION run(text) RETURNS int LANGUAGE c AS 'libc.so.6', 'system'"],
    ['switch triggers off', "SET session_replication_role = 'replica'"],
    ['see the passwords of roles', 'SELECT rolpassword FROM pg_authid'],
    ['end the server’s own session', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $$heed$$'],
  ])('may not %s', async (_what, sql) => {
    await expect(run(sql)).rejects.toMatchObject({ code: NOT_ALLOWED });
  });

  test.each(['postgres', 'template1'])('may not connect to the database %s', async (name) => {
    await expect(run('SELECT 1', onDatabase(name))).rejects.toMatchObject({ code: NOT_ALLOWED });
  });

  test('belongs to no other role', async () => {
    const memberships = "SELECT roleid::regrole FROM pg_auth_members WHERE member = 'heed_app'::regrole";
    expect((await run(memberships)).rows).toEqual([]);
  });

  test('has a password of its own that only the owner of the data folder may read', async () => {
    expect((await stat(path.join(dataFolder, 'postgres-app-password'))).mode & 0o777).toBe(0o600);
    expect(new URL(database.url).password).not.toBe(new URL(database.maintenanceUrl).password);
  });
});

describe('a data folder of before', () => {
  test('keeps its rows, and nothing in it is the superuser’s', async () => {
    expect((await run('SELECT name FROM kept.name')).rows).toEqual([{ name: 'old' }]);
    expect((await run(OWNED)).rows.filter(({ name }) => !/^gtrgm|^_gtrgm/.test(String(name)))).toEqual([]);
    expect(
      (await run('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $$heed$$')).rows,
    ).toEqual([{ owner: 'heed_app' }]);
  });

  test('takes the statements of the app, of migrations and of the worker', async () => {
    await run("INSERT INTO kept.thing (name) VALUES ('new'); SELECT nextval('kept.number')");
    await run("ALTER TABLE user_account ADD COLUMN nickname text; ALTER TYPE kept.size ADD VALUE 'huge'");
    await runMigrations({ connectionString: database.url });
    await run("SELECT graphile_worker.add_job('sweep')");
    expect((await run('SELECT count(*)::int AS jobs FROM graphile_worker.jobs')).rows).toEqual([{ jobs: 1 }]);
    await run('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  });

  test('is opened by many processes at once, and again, with nothing left to change', async () => {
    const again = await Promise.all([1, 2, 3].map(() => openDatabase({ dataFolder })));
    for (const { url, close } of again) {
      expect(url).toBe(database.url);
      await close();
    }
  });

  test('gets a role back that was given rights or another password', async () => {
    await run("ALTER ROLE heed_app CREATEDB CREATEROLE PASSWORD 'another'", database.maintenanceUrl);
    const again = await openDatabase({ dataFolder });
    await expect(run('CREATE DATABASE another')).rejects.toMatchObject({ code: NOT_ALLOWED });
    await again.close();
  });
});
