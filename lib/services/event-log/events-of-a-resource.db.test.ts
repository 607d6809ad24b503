import { expect, test } from 'vitest';
import { listEventsOperation } from '@/lib/contracts/events';
import { database, sql } from '@/lib/db/client';
import { listEvents } from '@/lib/services/event-log/list-events';
import { makeProject, makeResource, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const OTHERS = 2_000;

test('events about a resource are found without reading the others', async () => {
  const { id: projectId, customer_id } = await makeProject();
  const { id } = await makeResource({ project_id: projectId });
  const staff = testContext(await makeUser({ is_staff: true }));
  await database().$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id)
    SELECT now(), 'marketplace_resource_paused', 'Paused.',
      CASE WHEN i = 1 THEN jsonb_build_object('resource_uuid', ${id}::uuid) ELSE '{}' END,
      ${projectId}::uuid, ${customer_id}::uuid
    FROM generate_series(1, ${OTHERS}::int) AS i`);
  const scope = `http://heed.test/api/marketplace-resources/${id}/`;
  const { rowsRead, total } = await database().$transaction(async (db) => {
    const found = await listEvents({ ...staff, db }, listEventsOperation.query.parse({ scope }));
    const [table] = await db.$queryRaw<{ rows: number }[]>(sql`
      SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables WHERE relname = 'event'`);
    return { rowsRead: table?.rows, total: found.total };
  });
  expect(total).toBe(1);
  expect(rowsRead).toBeLessThan(10);
});
