import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '@/scripts/database';
import { Problem } from '@/scripts/database/problem';
import { withSession } from '@/scripts/database/session';
import { root } from '@/scripts/installation/run-tool';
import { runScript } from '@/scripts/testing/run-script';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

let dataFolder = '';
let opened: Database[] = [];

beforeEach(async () => {
  dataFolder = await temporaryFolder();
  opened = [];
});

afterEach(async () => {
  for (const database of opened) await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function open(): Promise<Database> {
  const database = await openDatabase({ dataFolder });
  opened.push(database);
  return database;
}

/** Another process that opens the same database. Its URL is its first line. */
async function openElsewhere() {
  const holder = path.join(root, 'scripts/testing/hold-database.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', holder, dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: String(url) };
}

function postmasterFile(): string {
  return path.join(dataFolder, 'postgres/postmaster.pid');
}

async function serverPid(): Promise<number> {
  return Number((await readFile(postmasterFile(), 'utf8')).split('\n')[0]);
}

function run(url: string, sql: string) {
  return withSession(url, (client) => client.query(sql));
}

describe('the embedded database', () => {
  test('two processes that open it at once share one server, and the last to leave stops it', async () => {
    const [mine, other] = await Promise.all([open(), openElsewhere()]);
    expect(other.url).toBe(mine.url);
    const log = await readFile(path.join(dataFolder, 'postgres.log'), 'utf8');
    expect(log.match(/ready to accept connections/g)).toHaveLength(1);
    await mine.close();
    opened = [];
    expect((await run(other.url, 'SELECT 1')).rowCount).toBe(1);
    other.child.stdin.end();
    await once(other.child, 'exit');
    await expect(stat(postmasterFile())).rejects.toThrow('ENOENT');
  });

  test('keeps data, password and port over a restart', async () => {
    const first = await openDatabase({ dataFolder });
    await run(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.close();
    const second = await open();
    expect(second.url).toBe(first.url);
    expect((await run(second.url, 'SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }]);
    expect((await stat(path.join(dataFolder, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  test('listens on the loopback address only and asks for its password', async () => {
    const { url } = await open();
    expect((await run(url, 'SHOW listen_addresses')).rows).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(run(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  test('outlives a starter that was killed, and the next start attaches to it', async () => {
    const starter = await openElsewhere();
    const pid = await serverPid();
    starter.child.kill('SIGKILL');
    await once(starter.child, 'exit');
    const next = await open();
    expect(next.url).toBe(starter.url);
    expect(await serverPid()).toBe(pid);
  });

  test('starts over the note of a dead server, even when its number is another program’s now', async () => {
    const first = await openDatabase({ dataFolder });
    await run(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const note = await readFile(postmasterFile(), 'utf8');
    await first.close();
    await writeFile(postmasterFile(), note.replace(/^\d+/, String(process.pid)));
    const second = await open();
    expect((await run(second.url, 'SELECT answer FROM kept')).rowCount).toBe(1);
  });

  test('takes another port when its own is taken', async () => {
    const first = await openDatabase({ dataFolder });
    await first.close();
    const blocker = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(blocker, 'listening');
    const second = await open();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    blocker.close();
  });
});

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)('a data folder that only root may enter has its server elsewhere, and keeps its data', async () => {
  await chmod(dataFolder, 0o700);
  const first = await openDatabase({ dataFolder });
  await run(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.close();
  await expect(stat(postmasterFile())).rejects.toThrow('ENOENT');
  const second = await openDatabase({ dataFolder, isThrowAway: true });
  expect((await run(second.url, 'SELECT answer FROM kept')).rowCount).toBe(1);
  const elsewhere = await readFile(path.join(dataFolder, 'postgres-folder'), 'utf8');
  await second.close();
  await expect(stat(elsewhere)).rejects.toThrow('ENOENT');
});

describe('an external database', () => {
  test.each([
    ['postgresql://heed:secret@127.0.0.1:1/heed', /^Could not connect to 127\.0\.0\.1:1 .*correct DATABASE_URL\.$/],
    ['mysql://127.0.0.1/heed', /^DATABASE_URL is not a PostgreSQL URL\. /],
  ])('that cannot be used ends in a sentence: %s', async (databaseUrl, sentence) => {
    const failure = await openDatabase({ dataFolder, databaseUrl }).catch((error) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect(failure.message).toMatch(sentence);
    expect(failure.message).not.toContain('secret');
  });
});

describe('a start', () => {
  const start = (env: Record<string, string>) =>
    runScript(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], { HEED_DATA: dataFolder, ...env });

  test('says in one sentence that its port is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, stdout, stderr } = await start({ PORT: port });
    blocker.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or choose another with PORT.\n`,
    );
  });

  test('says in one sentence that the external database does not answer', async () => {
    const { code, stderr } = await start({ PORT: '3949', DATABASE_URL: 'postgresql://heed:secret@127.0.0.1:1/heed' });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^Could not connect to 127\.0\.0\.1:1/)]);
  });
});
