import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeTestJob } from '@/inngest/make-test-job';
import { runJob } from '@/inngest/run-job';
import { createImportOperation } from '@/lib/contracts/imports/imports';
import { readMeOperation } from '@/lib/contracts/people/people';
import { createUserOperation } from '@/lib/contracts/people/users';
import type * as logModule from '@/lib/core/log';
import { type Db, database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { callHandler, callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const lines = vi.hoisted((): string[] => []);
vi.mock('@/lib/core/log', async (importOriginal) => {
  const original = await importOriginal<typeof logModule>();
  return { ...original, log: original.createLog('trace', { write: (line) => void lines.push(line) }) };
});

/** Stands in rows, parameters and statements, and must never stand in the log. */
const PLANTED = 'a7-planted-secret-of-a-row';
const stamps = { created: testNow, modified: testNow };

let token: string;

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  await database().user.create({
    data: { email: `${PLANTED}@example.org`, username: PLANTED, full_name: 'Planted', ...stamps },
  });
  for (const table of ['user_account', 'customer'])
    await database().$executeRawUnsafe(
      `ALTER TABLE ${table} ADD CONSTRAINT ${table}_unplanted CHECK (${table}::text NOT LIKE '%planted by a caller%')`,
    );
});

afterAll(async () => {
  for (const table of ['user_account', 'customer'])
    await database().$executeRawUnsafe(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_unplanted`);
});

beforeEach(() => {
  lines.length = 0;
});

/** The cast holds because the planted faults are calls that types forbid: what Prisma makes of them is in question. */
const unfitting = { username: 5, full_name: PLANTED } as unknown as { username: string; full_name: string };

const planted: readonly [string, (db: Db) => Promise<unknown>][] = [
  ['a CHECK', (db) => db.user.create({ data: { email: `A-${PLANTED}`, username: 'x', full_name: 'x', ...stamps } })],
  [
    'NOT NULL',
    (db) => db.$executeRaw(sql`INSERT INTO user_account (email, username, full_name) VALUES (${PLANTED}, 'x', 'x')`),
  ],
  [
    'uniqueness',
    (db) => db.user.create({ data: { email: 'one@example.org', username: PLANTED, full_name: 'x', ...stamps } }),
  ],
  ['the form of a uuid', (db) => db.$queryRaw(sql`SELECT ${PLANTED}::uuid`)],
  ['the form of a number, where it stands in the statement', (db) => db.$queryRawUnsafe(`SELECT '${PLANTED}'::int`)],
  ['a cast within Prisma', (db) => db.user.findUnique({ where: { id: PLANTED } })],
  ['Prisma’s own rules', (db) => db.user.create({ data: { email: PLANTED, ...unfitting, ...stamps } })],
  [
    'an exception with the row in it',
    (db) =>
      db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'row: %', '${PLANTED}' USING DETAIL = '${PLANTED}'; END $$`),
  ],
];

function expectLogged(words: string): void {
  const logged = lines.join('');
  expect(logged).toContain(words);
  expect(logged).not.toContain(PLANTED);
}

describe.each(planted)('what breaks %s', (_, breakIt) => {
  const run = async ({ db }: Ctx) => ({ broken: await breakIt(db) });

  test('in a call is logged without the contents of rows', async () => {
    const { GET } = routeHandlers(
      serve({ ...readMeOperation }, async (ctx) => run(ctx).then(() => expect.fail('It did not break.'))),
    );
    const answer = await callHandler(GET, readMeOperation, { token });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toContain(PLANTED);
    expectLogged('"operation":"me_read"');
    if (answer.status >= 500) expectLogged('request failed');
  });

  test('in a job is logged, recorded, told to staff and handed on without the contents of rows', async () => {
    const job = makeTestJob({ run });
    const error = await runJob(job, {}, 'manual').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error instanceof Error ? error.stack : '')).not.toContain(PLANTED);
    expectLogged('job failed');
    const runs = await database().jobRun.findMany({ where: { job_id: job.id } });
    const notifications = await database().adminNotification.findMany({ where: { title: { contains: job.id } } });
    expect([runs.length, notifications.length]).toEqual([1, 1]);
    expect(JSON.stringify([runs, notifications])).not.toContain(PLANTED);
  });
});

test('a row that an operation may not store is logged with its constraint, and without its contents', async () => {
  const body = { email: `${uniqueName('new')}@example.org`, full_name: `${PLANTED} planted by a caller` };
  const answer = await callOperation(createUserOperation, { token, body });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain(PLANTED);
  expectLogged('user_account_unplanted');
  expectLogged('"code":"23514"');
});

test('a record that an import may not store is logged with its constraint, and without its contents', async () => {
  const record = { type: 'customer', external_id: uniqueName('c'), name: `${PLANTED} planted by a caller` };
  const answer = await callOperation(createImportOperation, { token, raw: `${JSON.stringify(record)}\n` });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ error_count: 1 });
  expectLogged('batch rejected');
  expectLogged('customer_unplanted');
});
