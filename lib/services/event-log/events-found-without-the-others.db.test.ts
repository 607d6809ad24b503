import { beforeAll, expect, test } from 'vitest';
import { listEventsOperation } from '@/lib/contracts/history/events';
import { database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listEvents } from '@/lib/services/event-log/list-events';
import { makeProject, makeResource, makeUser } from '@/lib/testing/make';
import { rowsReadOf } from '@/lib/testing/rows-read-of';
import { testContext } from '@/lib/testing/test-context';

const OTHERS = 6_000;

let staff: Ctx;
let resourceId = '';

beforeAll(async () => {
  const { id: projectId, customer_id } = await makeProject();
  resourceId = (await makeResource({ project_id: projectId })).id;
  staff = testContext(await makeUser({ is_staff: true }));
  await database().$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id)
    SELECT now() - i * interval '1 minute', 'marketplace_resource_paused', 'Paused at 100%.',
      '{}', ${projectId}::uuid, ${customer_id}::uuid
    FROM generate_series(1, ${OTHERS}::int) AS i`);
  await database().$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id)
    VALUES (now() - interval '1 year', 'marketplace_resource_unpaused', 'Unpaused at 1000.',
      jsonb_build_object('resource_uuid', ${resourceId}::uuid), ${projectId}::uuid, ${customer_id}::uuid)`);
  await database().$executeRaw(sql`ANALYZE event`);
});

/** How many events are found and shown, and how many are read for that. */
async function find(query: object) {
  const asked = listEventsOperation.query.parse({ page_size: '10', ...query });
  const { json, total } = await listEvents(staff, asked);
  const read = await rowsReadOf('event', (db) => listEvents({ ...staff, db }, asked));
  return { total, shown: JSON.parse(json).length, read };
}

test('events about a resource are found without reading the others', async () => {
  const { read, shown, total } = await find({ scope: `http://heed.test/api/marketplace-resources/${resourceId}/` });
  expect([total, shown]).toEqual([1, 1]);
  expect(read).toBeLessThan(10);
});

test.each<[string, object, number]>([
  ['of every type', {}, OTHERS + 1],
  ['of a type that few have', { event_type: ['marketplace_resource_unpaused'] }, 1],
  ['of a type that most have', { event_type: ['marketplace_resource_paused'] }, OTHERS],
  ['of a feature', { feature: ['resources'] }, OTHERS + 1],
  ['of a feature that none has', { feature: ['projects'] }, 0],
])('events %s are counted, and the newest shown, without reading the others', async (_, query, total) => {
  const found = await find(query);
  expect([found.total, found.shown]).toEqual([total, Math.min(10, total)]);
  expect(found.read).toBeLessThan(50);
});
