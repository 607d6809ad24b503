import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createNotificationOperation } from '@/lib/contracts/alerts/notifications';
import type * as logModule from '@/lib/core/log';
import { database, sql } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { withSession } from '@/scripts/database/session';

const lines = vi.hoisted((): string[] => []);
vi.mock('@/lib/core/log', async (importOriginal) => {
  const original = await importOriginal<typeof logModule>();
  return { ...original, log: original.createLog('warn', { write: (line) => void lines.push(line) }) };
});

// Before anything reads the environment: a server of this test's own, kept as `npm start` keeps it, on a disk of its own.
const ground = await vi.hoisted(async () => {
  const { mountSmallDisk } = await import('@/faults/testing/small-disk');
  const disk = mountSmallDisk();
  if (typeof disk === 'string') return disk;
  const { openDatabase } = await import('@/scripts/database');
  const { migrateAt } = await import('@/faults/testing/migrate-at');
  const opened = await openDatabase({ dataFolder: disk.folder, isThrowAway: true });
  await migrateAt(opened.url, disk.folder);
  process.env['DATABASE_URL'] = opened.url;
  return { disk, opened };
});

const supervisorOutput: string[] = [];
const created: string[] = [];
let token = '';

beforeAll(async () => {
  if (typeof ground === 'string') return;
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void supervisorOutput.push(String(line)));
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

afterAll(async () => {
  if (typeof ground === 'string') return;
  ground.disk.makeRoom();
  await database().$disconnect();
  await ground.opened.close();
  ground.disk.unmount();
}, 30_000);

/** Writes something that cannot be made smaller, and notes it when it was confirmed. */
async function write(): Promise<Response> {
  const title = `notice ${randomBytes(8).toString('hex')}`;
  const message = randomBytes(1_500).toString('base64url');
  const answer = await callOperation(createNotificationOperation, {
    token,
    body: { type: 'store_issue', priority: 'normal', title, message },
  });
  if (answer.status === 201) created.push(title);
  return answer;
}

/** Writes until the status is the one given, and answers that response. */
function untilStatus(status: number, timeoutMs: number): Promise<Response> {
  return vi.waitFor(
    async () => {
      const answer = await write();
      if (answer.status !== status) throw new Error(`It answers ${answer.status}.`);
      return answer;
    },
    { timeout: timeoutMs, interval: 5 },
  );
}

/** Everything that was confirmed is there, and each notification with all that is written with it. */
async function expectWhole(): Promise<void> {
  const rows = await database().$queryRaw<{ title: string; audited: number; queued: number }[]>(sql`
    SELECT title,
      (SELECT count(*)::int FROM audit_entry WHERE subject_type = 'notification' AND subject_id = notice.id::text) AS audited,
      (SELECT count(*)::int FROM outbox_message WHERE dedupe_key = concat_ws(':', 'notification', notice.id, priority_rank)) AS queued
    FROM admin_notification AS notice`);
  const titles = new Set(rows.map(({ title }) => title));
  expect(created.filter((title) => !titles.has(title))).toEqual([]);
  expect(rows.filter(({ audited, queued }) => audited !== 1 || queued !== 1)).toEqual([]);
}

test('a write without room is answered 503 and named in the log, loses nothing, and works again with room', async ({
  skip,
}) => {
  const { disk, opened } = typeof ground === 'string' ? skip(ground) : ground;
  await untilStatus(201, 10_000);
  await withSession(opened.maintenanceUrl, (client) => client.query('SELECT pg_switch_wal()'));
  await untilStatus(201, 10_000);
  // The file that follows is there now: this server writes its log a moment after a commit, and would end without room for it.
  await withSession(opened.maintenanceUrl, (client) => client.query('CHECKPOINT'));
  disk.leave(400_000);
  const answer = await untilStatus(503, 15_000);
  expect(answer.headers.get('retry-after')).toBe('30');
  expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('no room left') });
  await write();
  const full = lines.filter((line) => line.includes('the disk of the database is full'));
  expect(full).toHaveLength(1);
  expect(lines.join('')).not.toContain('stack');
  await expectWhole();
  disk.makeRoom();
  await untilStatus(201, 10_000);
  await expectWhole();
}, 40_000);

test('a server that ends because its own log finds no room comes back with everything when there is some', async ({
  skip,
}) => {
  const { disk, opened } = typeof ground === 'string' ? skip(ground) : ground;
  await untilStatus(201, 10_000);
  disk.leave(400_000);
  // Files of the server's log that were kept for later are used up first; a file is only left once something is in it.
  const use = () =>
    withSession(opened.maintenanceUrl, (client) =>
      client.query("SELECT pg_logical_emit_message(false, 'test', 'fill'); SELECT pg_switch_wal();".repeat(4)),
    );
  await vi.waitFor(
    async () => {
      await use().catch(() => undefined);
      expect(supervisorOutput).not.toEqual([]);
    },
    { timeout: 40_000, interval: 5 },
  );
  expect(supervisorOutput).toEqual(['The disk is full. Free some space, and the database restarts automatically.']);
  const answer = await write();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  disk.makeRoom();
  await untilStatus(201, 15_000);
  await expectWhole();
}, 90_000);
