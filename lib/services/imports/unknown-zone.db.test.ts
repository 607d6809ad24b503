import { expect, test } from 'vitest';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { testContext } from '@/lib/testing/test-context';

test('a zone that the runtime knows and the database does not is refused by line', async () => {
  const { records, ids, tag } = importWorld();
  await importText(ndjson(...records));
  const project = { type: 'project', external_id: ids.project, customer: ids.customer, name: 'Sea' };
  const user = {
    type: 'user',
    external_id: `z-${tag}`,
    email: `z-${tag}@example.org`,
    username: `z-${tag}`,
    full_name: 'Z',
  };
  const run = await importText(
    ndjson(
      { ...project, time_zone: 'US/Pacific-New' },
      { ...user, time_zone: 'US/Pacific-New' },
      { ...project, time_zone: 'europe/tallinn' },
      { ...user, time_zone: 'Asia/Tokyo' },
    ),
  );
  const { json } = await listImportErrors(testContext(), { uuid: run.uuid, page: 1, page_size: 10 });
  expect(JSON.parse(json)).toMatchObject([
    { line: 1, record_type: 'project', field: 'time_zone', message: 'Unknown time zone: US/Pacific-New.' },
    { line: 2, record_type: 'user', field: 'time_zone' },
  ]);
  expect(run.counts).toMatchObject({ project: { updated: 1, failed: 1 }, user: { created: 1, failed: 1 } });
});
