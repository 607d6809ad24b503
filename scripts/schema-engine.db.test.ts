import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withSession } from '@/scripts/database/session';
import { programFile, root } from '@/scripts/installation/run-tool';
import { runScript } from '@/scripts/testing/run-script';

const SCHEMA = `
generator client {
  provider = "prisma-client"
  output   = "../../generated"
}
datasource db {
  provider = "postgresql"
}
enum Kind {
  small
  large
}
model Thing {
  id   String   @id @default(uuid()) @db.Uuid
  name String   @unique
  kind Kind
  at   DateTime @db.Timestamptz
}
`;

let project = '';
const database = `${inject('templateName')}_engine`;
const url = new URL(inject('roleUrl'));
url.pathname = `/${database}`;
const forPrisma = { DATABASE_URL: url.href, HEED_MAINTENANCE_URL: inject('serverUrl') };

beforeAll(async () => {
  project = await mkdtemp(path.join(os.tmpdir(), 'heed-engine-'));
  // The engine is started by its own name, so the folder has to be closed to nobody.
  await chmod(project, 0o755);
  await mkdir(path.join(project, 'prisma/schema'), { recursive: true });
  await cp(path.join(root, 'prisma.config.ts'), path.join(project, 'prisma.config.ts'));
  for (const name of ['node_modules', 'scripts']) await symlink(path.join(root, name), path.join(project, name));
  await writeFile(path.join(project, 'package.json'), '{ "type": "module" }');
  await writeFile(path.join(project, 'prisma/schema/thing.prisma'), SCHEMA);
});

afterAll(async () => {
  await rm(project, { recursive: true, force: true });
  await withSession(inject('serverUrl'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`),
  );
});

async function prisma(...args: string[]) {
  // As a limited role, for which a superuser makes databases: so `npm run prisma` does it.
  const env = { ...forPrisma, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', VITEST: undefined };
  const { code, stdout, stderr } = await runScript(process.execPath, [programFile('prisma'), ...args], env, project);
  return { code, output: stdout + stderr };
}

test('migrations are made, applied, compared and replayed without a downloaded engine', {
  timeout: 60_000,
}, async () => {
  expect(await prisma('migrate', 'status')).toMatchObject({ code: 1, output: expect.stringContaining('P1003') });

  const made = await prisma('migrate', 'dev', '--name', 'first');
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('now in sync') });
  const [first] = await readdir(path.join(project, 'prisma/migrations'));
  expect(first).toMatch(/_first$/);

  const status = await prisma('migrate', 'status');
  expect(status).toMatchObject({ code: 0, output: expect.stringContaining('up to date') });

  await writeFile(path.join(project, 'prisma/schema/thing.prisma'), SCHEMA.replace('kind Kind', 'kind Kind?'));
  const compare = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema'];
  const diff = await prisma(...compare, '--script');
  expect(diff).toMatchObject({ code: 0, output: expect.stringContaining('DROP NOT NULL') });

  expect(await prisma('migrate', 'dev', '--name', 'second')).toMatchObject({ code: 0 });
  expect(await prisma(...compare, '--exit-code')).toMatchObject({ code: 0 });

  const deployed = await prisma('migrate', 'deploy');
  expect(deployed).toMatchObject({ code: 0, output: expect.stringContaining('No pending migrations') });
  const reset = await prisma('migrate', 'reset', '--force');
  expect(reset).toMatchObject({ code: 0, output: expect.stringContaining('reset successful') });
  const left = await withSession(inject('serverUrl'), (client) =>
    client.query("SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'"),
  );
  expect(left.rows).toEqual([]);
});

test('an unreachable server is named', async () => {
  const env = { DATABASE_URL: 'postgresql://heed:secret@127.0.0.1:1/heed' };
  const { code, stderr } = await runScript(
    process.execPath,
    [programFile('prisma'), 'migrate', 'deploy'],
    env,
    project,
  );
  expect(code).toBe(1);
  expect(stderr).toContain('P1001: connect ECONNREFUSED 127.0.0.1:1');
});

// In this file, so that no other file's shadow databases come and go while the test above counts what is left.

/** What the migrations make of an empty database against what a schema says: 0 the same, 2 different. */
function compare(schema: string): { status: number | null; difference: string } {
  const prisma = 'node_modules/prisma/build/index.js';
  const args = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    schema,
    '--script',
    '--exit-code',
  ];
  const env = { ...process.env, ...forPrisma };
  const { status, stdout } = spawnSync(process.execPath, [prisma, ...args], { env, encoding: 'utf8' });
  return { status, difference: stdout };
}

test('the migrations make exactly what the schema says', () => {
  expect(compare('prisma/schema')).toMatchObject({ status: 0 });
}, 60_000);

test('a schema that went ahead of its migrations is noticed', () => {
  const folder = path.join(project, 'ahead');
  cpSync('prisma/schema', folder, { recursive: true });
  const file = path.join(folder, 'people.prisma');
  writeFileSync(file, readFileSync(file, 'utf8').replace('username ', 'nickname String?\n  username '));
  const { status, difference } = compare(folder);
  expect(status).toBe(2);
  expect(difference).toContain('ADD COLUMN     "nickname" TEXT');
}, 60_000);
