import { expect, test } from 'vitest';
import { listEventsOperation } from '@/lib/contracts/events';
import { database, sql } from '@/lib/db/client';
import { listEvents } from '@/lib/services/event-log/list-events';
import { makeProject, makeResource, makeUser } from '@/lib/testing/make';
import { rowsReadOf } from '@/lib/testing/rows-read-of';
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
  const asked = listEventsOperation.query.parse({ scope: `http://heed.test/api/marketplace-resources/${id}/` });
  expect((await listEvents(staff, asked)).total).toBe(1);
  expect(await rowsReadOf('event', (db) => listEvents({ ...staff, db }, asked))).toBeLessThan(10);
});
