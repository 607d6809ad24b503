import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { openImport } from '@/lib/services/imports/open-import';
import { importText } from '@/lib/testing/import-text';
import { testContext, testNow } from '@/lib/testing/test-context';

const record = () => `${JSON.stringify({ type: 'customer', external_id: crypto.randomUUID(), name: 'C' })}\n`;

async function toldOf(importId: string) {
  const where = { notification_metadata: { path: ['import_uuid'], equals: importId } };
  return database().adminNotification.findMany({ where });
}

test('an import that fails as a whole is told to staff, with the way to it', async () => {
  const { uuid, failure } = await importText('<html>');
  expect(await toldOf(uuid)).toMatchObject([
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
])('an import with %i errors is told %i times', async (errors, told) => {
  const { uuid, status } = await importText(record() + 'broken\n'.repeat(errors));
  expect(status).toBe('partial');
  expect(await toldOf(uuid)).toHaveLength(told);
});

test('how many errors are many is a setting', async () => {
  await database().setting.create({ data: { key: 'NOTIFICATIONS_IMPORT_ERRORS', value: 2, modified: testNow } });
  expect(await toldOf((await importText(`${record()}broken\n`)).uuid)).toEqual([]);
  expect(await toldOf((await importText(`${record()}broken\nbroken\n`)).uuid)).toMatchObject([
    { title: expect.stringMatching(/^Import finished with 2 errors: /) },
  ]);
});

test('an import whose process died is told to staff when it is closed', async () => {
  const plan = { source: 'api', file_name: 'lost.csv', format: 'csv', record_type: null, size_bytes: null } as const;
  const id = await openImport(testContext(), plan);
  await closeAbandonedImports(testContext(undefined, new Date(testNow.getTime() + 600_000)));
  expect(await toldOf(id)).toMatchObject([{ title: 'Import failed: lost.csv' }]);
});
