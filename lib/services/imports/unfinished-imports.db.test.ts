import { describe, expect, test } from 'vitest';
import { database, type Prisma } from '@/lib/db/client';
import { cancelImport } from '@/lib/services/imports/cancel-import';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { listImports } from '@/lib/services/imports/list-imports';
import { openImport } from '@/lib/services/imports/open-import';
import { readImport } from '@/lib/services/imports/read-import';
import { importText, inPieces, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { uniqueName } from '@/lib/testing/make';
import { testContext, testNow } from '@/lib/testing/test-context';

describe('an import that does not come to its end', () => {
  const many = (tag: string) =>
    new TextEncoder().encode(
      ndjson(
        ...Array.from({ length: 5_000 }, (_, index) => ({
          type: 'customer',
          external_id: `${tag}-${index}`,
          name: 'C',
        })),
      ),
    );

  test('keeps its whole batches when it is cancelled, and is completed by the next', async () => {
    const { tag } = importWorld();
    const id = crypto.randomUUID();
    let isSubmitted = false;
    const cancel = () => {
      if (!isSubmitted) void cancelImport(testContext(), { uuid: id });
      isSubmitted = true;
    };
    const bytes = many(tag);
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for await (const piece of inPieces(bytes, 4096)) {
        yield piece;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    const run = await importText(bytes, { plan: { id }, source: { chunks: slowly(), onProgress: cancel } });
    expect(run.status).toBe('cancelled');
    const stored = await database().customer.count({ where: { external_id: { startsWith: `${tag}-` } } });
    expect(stored).toBe(run.counts.customer?.created);
    expect(stored % 1_000).toBe(0);
    const again = await importText(bytes);
    expect(again.counts.customer).toMatchObject({ unchanged: stored, created: 5_000 - stored });
    await expect(cancelImport(testContext(), { uuid: id })).rejects.toMatchObject({ code: 'moved_on' });
  });

  test('keeps its whole batches when the upload breaks off', async () => {
    const { tag } = importWorld();
    const bytes = many(tag);
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, bytes.length / 2);
      throw new Error('connection reset');
    }
    const run = await importText(bytes, { source: { chunks: breaking() } });
    expect(run).toMatchObject({
      status: 'cancelled',
      failure: expect.stringMatching(/^The upload was interrupted. Records/),
    });
    expect(run.counts.customer?.created).toBe(2_000);
  });

  test('is stopped by its signal though nothing comes', async () => {
    const controller = new AbortController();
    async function* stuck(): AsyncGenerator<Uint8Array> {
      controller.abort();
      await new Promise(() => undefined);
      yield new Uint8Array();
    }
    expect(await importText('', { source: { chunks: stuck(), signal: controller.signal } })).toMatchObject({
      status: 'cancelled',
    });
  });

  test('is shown as failed once its process has been silent for two minutes, and is closed by the sweep', async () => {
    const plan = { source: 'api', file_name: 'dead', format: 'ndjson', record_type: null, size_bytes: null } as const;
    const uuid = await openImport(testContext(), plan);
    const afterSeconds = (seconds: number) => testContext(undefined, new Date(testNow.getTime() + seconds * 1000));
    expect(await readImport(afterSeconds(119), { uuid })).toMatchObject({ status: 'running' });
    expect(await readImport(afterSeconds(121), { uuid })).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('stopped because'),
    });
    await expect(cancelImport(afterSeconds(121), { uuid })).rejects.toMatchObject({ code: 'moved_on' });
    expect(await closeAbandonedImports(afterSeconds(121))).toBeGreaterThanOrEqual(1);
    expect(await closeAbandonedImports(afterSeconds(121))).toBe(0);
    expect(await database().import.findUniqueOrThrow({ where: { id: uuid } })).toMatchObject({ status: 'failed' });
    expect((await listImports(testContext(), { page: 1, page_size: 10 })).total).toBeGreaterThanOrEqual(1);
  });

  test.each<[string, Prisma.InputJsonValue]>([
    ['are no object', 'broken'],
    ['are of an unknown type', { planet: { created: 1 } }],
    ['are no numbers', { customer: { created: 'many', updated: 0, unchanged: 0, failed: 0 } }],
  ])('is closed by the sweep though its counts %s, and says so; the others are closed as ever', async (_, counts) => {
    const plan = { source: 'api', file_name: 'dead', format: 'ndjson', record_type: null, size_bytes: null } as const;
    const file_name = uniqueName('dead');
    const poisoned = await openImport(testContext(), { ...plan, file_name });
    const other = await openImport(testContext(), plan);
    await database().import.update({ where: { id: poisoned }, data: { counts } });
    const later = testContext(undefined, new Date(testNow.getTime() + 121_000));
    await database().outboxMessage.deleteMany();
    expect(await closeAbandonedImports(later)).toBe(2);
    expect(await closeAbandonedImports(later)).toBe(0);
    expect(await readImport(later, { uuid: other })).toMatchObject({
      status: 'failed',
      failure: expect.not.stringContaining('counted'),
    });
    expect(await readImport(later, { uuid: poisoned })).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('can’t be read'),
      counts: {},
    });
    const [audited] = await database().auditEntry.findMany({ where: { subject_id: poisoned } });
    expect(audited?.facts).toMatchObject({ unreadable_counts: counts });
    const notifications = await database().adminNotification.findMany({ where: { title: { contains: file_name } } });
    expect(notifications).toMatchObject([{ type: 'import_failure' }]);
    expect(await database().outboxMessage.count({ where: { kind: 'refresh.requested' } })).toBe(1);
  });

  test('stores nothing more once it was closed', async () => {
    const { tag } = importWorld();
    const bytes = many(tag);
    const id = crypto.randomUUID();
    const close = () =>
      void database()
        .import.update({ where: { id }, data: { status: 'failed' } })
        .then(() => undefined);
    const run = await importText(bytes, { plan: { id }, source: { chunks: inPieces(bytes, 512), onProgress: close } });
    expect(run.status).toBe('failed');
    expect(run.counts.customer?.created).toBeLessThan(5_000);
  });
});
