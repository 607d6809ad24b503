import { afterEach, describe, expect, test } from 'vitest';
import { healthOperation, readyOperation } from '@/lib/contracts/system';
import { database } from '@/lib/db/client';
import { setJobsState } from '@/lib/services/jobs/jobs-state';
import { callOperation } from '@/lib/testing/call-operation';

const ORPHAN = '20200101000000_not_of_this_version';

afterEach(async () => {
  setJobsState('off');
  await database().$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL`;
  await database().$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = ${ORPHAN}`;
});

describe('GET /api/health/', () => {
  test('200 while the process lives', async () => {
    const answer = await callOperation(healthOperation);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'alive' });
  });
});

describe('GET /api/ready/', () => {
  test('200 with an up-to-date database, with jobs running or switched off', async () => {
    const ready = { status: 'ready', database: 'ok', migrations: 'ok' };
    expect(await (await callOperation(readyOperation)).json()).toEqual({ ...ready, jobs: 'off' });
    setJobsState('ok');
    const answer = await callOperation(readyOperation);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ...ready, jobs: 'ok' });
  });

  test('200 with a migration that a newer version made', async () => {
    await database().$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES (${ORPHAN}, '', ${ORPHAN}, now())`;
    expect((await callOperation(readyOperation)).status).toBe(200);
  });

  test('503 while a migration is not finished, naming it', async () => {
    await database().$executeRaw`
      UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%foundation'`;
    const answer = await callOperation(readyOperation);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('_foundation') });
  });

  test('503 while jobs cannot run', async () => {
    setJobsState('failing');
    const answer = await callOperation(readyOperation);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('Jobs') });
  });

  test('503 while the database does not answer, without waiting for it', async () => {
    await database().$transaction(async (holder) => {
      await holder.$executeRaw`LOCK TABLE _prisma_migrations`;
      const answer = await callOperation(readyOperation);
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('database') });
    });
  });

  test('405 for anything but reading', async () => {
    expect((await callOperation(readyOperation, { method: 'POST' })).status).toBe(405);
  });
});
