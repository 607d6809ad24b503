import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { openImport } from '@/lib/services/imports/open-import';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { testContext, testNow } from '@/lib/testing/test-context';

const record = () => `${JSON.stringify({ type: 'customer', external_id: crypto.randomUUID(), name: 'C' })}\n`;

async function notificationsOf(importId: string) {
  const where = { notification_metadata: { path: ['import_uuid'], equals: importId } };
  return database().adminNotification.findMany({ where });
}

test('an import that fails as a whole is told to staff, with the way to it', async () => {
  const { uuid, failure } = await importText('<html>');
  expect(await notificationsOf(uuid)).toMatchObject([
    {
      type: 'import_failure',
      priority_rank: 3,
      title: expect.stringMatching(/^Import failed: /),
      message: failure,
      action_url: `/admin/imports/${uuid}`,
      action_required: true,
    },
  ]);
});

test.each([
  [4, 0],
  [5, 1],
  [6, 1],
])('an import with %i errors is told %i times', async (errors, count) => {
  const { uuid, status } = await importText(record() + 'broken\n'.repeat(errors));
  expect(status).toBe('partial');
  expect(await notificationsOf(uuid)).toHaveLength(count);
});

test('an import in which every line is refused has failed and is told, however few its lines are', async () => {
  const { uuid, ...run } = await importText(ndjson({ type: 'customer', external_id: 'x' }));
  expect(run).toMatchObject({ status: 'failed', error_count: 1, failure: expect.stringContaining('every line') });
  expect(await notificationsOf(uuid)).toMatchObject([
    {
      type: 'import_failure',
      title: 'Import failed: test',
      message: run.failure,
      notification_metadata: { source: 'api', import_uuid: uuid, error_count: null },
    },
  ]);
});

test('an import whose good lines were stored before is partial, not failed', async () => {
  const line = record();
  await importText(line);
  const { status, uuid } = await importText(`${line}broken\n`);
  expect(status).toBe('partial');
  expect(await notificationsOf(uuid)).toEqual([]);
});

test('an upload that breaks off is told, whether anything was stored or not', async () => {
  async function* breaking(...texts: string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield new TextEncoder().encode(text);
    throw new Error('connection reset');
  }
  const nothing = await importText('', { source: { chunks: breaking(record()) } });
  expect(nothing).toMatchObject({ status: 'failed', failure: expect.stringContaining('interrupted before anything') });
  expect(await notificationsOf(nothing.uuid)).toMatchObject([
    { title: 'Import interrupted: test', message: nothing.failure },
  ]);
  const lines = Array.from({ length: 1_500 }, record).join('');
  const some = await importText('', { source: { chunks: breaking(lines) } });
  expect(some).toMatchObject({ status: 'cancelled', failure: expect.stringContaining('interrupted') });
  expect(await notificationsOf(some.uuid)).toMatchObject([
    { title: 'Import interrupted: test', message: some.failure },
  ]);
});

test('an import that people cancel is not told', async () => {
  const controller = new AbortController();
  const chunks = (async function* () {
    controller.abort();
    await new Promise(() => undefined);
    yield new Uint8Array();
  })();
  const { status, uuid } = await importText('', { source: { chunks, signal: controller.signal } });
  expect(status).toBe('cancelled');
  expect(await notificationsOf(uuid)).toEqual([]);
});

test('which organisation a failed import concerns is told when its lines are about one that is known', async () => {
  const { ids, records } = importWorld();
  const other = importWorld();
  await importText(ndjson(...records, ...other.records));
  const organization = await database().customer.findUniqueOrThrow({ where: { external_id: ids.customer } });
  const about = { organization_uuid: organization.id, organization_name: organization.name };
  const metadataOf = async (...lines: object[]) => {
    const [notification] = await notificationsOf((await importText(ndjson(...lines))).uuid);
    return notification?.notification_metadata;
  };
  const project = { type: 'project', external_id: 'q', customer: ids.customer };
  const resource = { type: 'resource', external_id: 'q', project: ids.project };
  const role = { type: 'role', user: 'nobody', role: 'PROJECT_ADMIN', scope: `project:${ids.project}` };
  expect(await metadataOf(project, resource, role)).toMatchObject(about);
  expect(await metadataOf({ type: 'customer', external_id: ids.customer })).toMatchObject(about);
  expect(await metadataOf(project, { ...resource, project: other.ids.project })).not.toHaveProperty(
    'organization_uuid',
  );
  expect(await metadataOf({ type: 'user' })).not.toHaveProperty('organization_uuid');
});

test('how many errors are many is a setting', async () => {
  await database().setting.create({ data: { key: 'NOTIFICATIONS_IMPORT_ERRORS', value: 2, modified: testNow } });
  expect(await notificationsOf((await importText(`${record()}broken\n`)).uuid)).toEqual([]);
  expect(await notificationsOf((await importText(`${record()}broken\nbroken\n`)).uuid)).toMatchObject([
    { title: expect.stringMatching(/^Import finished with 2 errors: /) },
  ]);
});

test('an import whose process died is told to staff when it is closed', async () => {
  const plan = { source: 'api', file_name: 'lost.csv', format: 'csv', record_type: null, size_bytes: null } as const;
  const id = await openImport(testContext(), plan);
  await closeAbandonedImports(testContext(undefined, new Date(testNow.getTime() + 600_000)));
  expect(await notificationsOf(id)).toMatchObject([{ title: 'Import failed: lost.csv' }]);
});
