import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { LINES_PER_GROUP, recordsOf, writeImportFile } from '@/bench/import-lines';
import { bundled } from '@/faults/testing/bundled';
import { spreadOver } from '@/faults/testing/deaths';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { startEmbeddedWorker } from '@/inngest/embedded/worker';
import { closePresence } from '@/inngest/presence';
import { database, sql } from '@/lib/db/client';
import { fileChunks } from '@/lib/services/imports/reading/file-chunks';
import { runImport } from '@/lib/services/imports/run-import';
import { testContext } from '@/lib/testing/test-context';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const LINES = 10_000;
const BATCH = 1_000;
const NOW = new Date('2026-11-22T10:00:00Z');
const MINUTE_MS = 60_000;
const LATER = new Date('2026-11-22T10:05:00Z');

const importer = bundled('scripts/commands/import.ts');

let folder = '';
let file = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  file = path.join(folder, 'installation.ndjson');
  await writeImportFile(file, LINES);
});

beforeEach(async () => {
  await database().$executeRaw(sql`
    TRUNCATE user_account, customer, audience, import, import_error, outbox_message, user_action CASCADE`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const tables = {
  customer: 'customer',
  user: 'user_account',
  project: 'project',
  role: 'user_role',
  offering: 'offering',
  resource: 'resource',
  order: 'marketplace_order',
  audience: 'audience',
} as const;

/** How many records of each type the first lines of the file hold. */
function countsIn(lines: number): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(Object.keys(tables).map((type) => [type, 0]));
  for (let line = 0; line < lines; line++) {
    const record = recordsOf0(Math.floor(line / LINES_PER_GROUP))[line % LINES_PER_GROUP];
    if (record !== undefined && 'type' in record) counts[String(record.type)] = (counts[String(record.type)] ?? 0) + 1;
  }
  return counts;
}

const groups = new Map<number, object[]>();
function recordsOf0(group: number): object[] {
  const known = groups.get(group) ?? recordsOf(group);
  groups.set(group, known);
  return known;
}

async function storedCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [type, table] of Object.entries(tables)) {
    const [row] = await database().$queryRawUnsafe<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM ${table}`);
    counts[type] = row?.rows ?? -1;
  }
  return counts;
}

const requests = () => database().outboxMessage.count({ where: { kind: 'refresh.requested' } });
const theImport = () => database().import.findFirst({ orderBy: { created: 'asc' } });

/** Starts the import and kills it a moment after it has stored so many lines. @returns how many it had stored. */
async function killAfter(lines: number, delayMs: number, at: Date = NOW): Promise<number> {
  const command = startVictim([importer(), file], { HEED_CLOCK: at.toISOString() });
  while (((await theImport())?.lines_read ?? -1) < lines) await sleep(2);
  await sleep(delayMs);
  await command.kill();
  await untilStill();
  return (await theImport())?.lines_read ?? -1;
}

// Killed in its first half: what is left takes longer than the longest delay, however fast the machine is.
test.each(spreadOver(LINES / 2).map((lines) => ({ lines, delayMs: Math.round(Math.random() * 150) })))(
  'an import killed $delayMs ms after its $lines lines keeps whole batches, and the next one completes it once',
  async ({ lines, delayMs }) => {
    const stored = await killAfter(lines, delayMs);
    expect(stored % BATCH).toBe(0);
    expect(stored).toBeLessThan(LINES);
    expect(await storedCounts()).toEqual(countsIn(stored));
    expect(await requests()).toBe(0);

    const plan = {
      source: 'command',
      file_name: 'again',
      format: 'ndjson',
      record_type: null,
      size_bytes: null,
    } as const;
    const again = await runImport(testContext(undefined, LATER), plan, {
      chunks: fileChunks(file),
      whenBroken: () => ({ status: 'failed', failure: 'broken' }),
    });
    expect(again).toMatchObject({ status: 'succeeded', lines_read: LINES, error_count: 0 });
    const all = Object.values(again.counts);
    expect(all.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(stored);
    expect(all.reduce((sum, { created }) => sum + created, 0)).toBe(LINES - stored);
    expect(await storedCounts()).toEqual(countsIn(LINES));
    expect(await requests()).toBe(1);
  },
  60_000,
);

test('an import that was killed and is not repeated is closed by the next worker, which asks for its refresh once', async () => {
  const stored = await killAfter(2_000, 30, new Date(Date.now() - 10 * MINUTE_MS));
  for (let started = 0; started < 2; started++) {
    const worker = startEmbeddedWorker([]);
    await vi.waitFor(async () => expect((await theImport())?.status).toBe('failed'), { timeout: 15_000 });
    await worker.stop();
  }
  await closePresence();
  expect(await theImport()).toMatchObject({ status: 'failed', lines_read: stored });
  expect(await requests()).toBe(1);
}, 40_000);
