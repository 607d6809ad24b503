import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { testContext } from '@/lib/testing/test-context';

const LATER = new Date('2026-11-23T10:00:00Z');

/** A customer and a person of one import, and a role of theirs as a file says it. */
async function heldRole(expiration_time: string | null) {
  const { ids, records, tag } = importWorld();
  await importText(ndjson(...records.filter(({ type }) => type === 'customer' || type === 'user')));
  const role = { type: 'role', external_id: `k-${tag}`, user: ids.user, role: 'CUSTOMER_SUPPORT' };
  const record = { ...role, scope: `customer:${ids.customer}`, expiration_time };
  const eventsOf = async () => {
    const where = { customer: { external_id: ids.customer } };
    const [held] = await database().userRole.findMany({ where });
    const events = await database().event.findMany({
      where: { affected_user_id: held?.user_id ?? null },
      orderBy: { id: 'asc' },
    });
    return events.map(({ context, event_type }) => [event_type, Object(context).reason]);
  };
  return { eventsOf, ids, record };
}

async function errorsOf(uuid: string): Promise<{ field: string; message: string }[]> {
  return JSON.parse((await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 })).json);
}

test('a role that an import ends is revoked because it expired, and one that it gives again is granted', async () => {
  const { eventsOf, record } = await heldRole(null);
  await importText(ndjson(record));
  await importText(ndjson({ ...record, expiration_time: '2027-01-01T00:00:00Z' }));
  await importText(ndjson({ ...record, expiration_time: '2026-01-01T00:00:00Z' }));
  await importText(ndjson({ ...record, expiration_time: null }));
  expect(await eventsOf()).toEqual([
    ['role_granted', 'imported'],
    ['role_updated', 'imported'],
    ['role_revoked', 'expired'],
    ['role_granted', 'imported'],
  ]);
});

test('a role that has expired is asked about as a new one, though no job has ended it yet', async () => {
  const { ids, record } = await heldRole('2026-11-22T12:00:00Z');
  await importText(ndjson(record));
  await database().customer.update({ where: { external_id: ids.customer }, data: { user_affiliations: ['staff'] } });
  const { counts, uuid } = await importText(ndjson({ ...record, expiration_time: null }), {
    source: { clock: () => LATER },
  });
  expect(counts).toMatchObject({ role: { updated: 0, failed: 1 } });
  expect(await errorsOf(uuid)).toMatchObject([{ field: 'user' }]);
});

test.each(['blocked', 'archived'] as const)(
  'an import grants no role in a %s organisation, and changes those that are held',
  async (how) => {
    const { ids, record } = await heldRole(null);
    await importText(ndjson(record));
    await database().customer.update({ where: { external_id: ids.customer }, data: { [how]: true } });
    const changed = { ...record, expiration_time: '2027-01-01T00:00:00Z' };
    const added = { ...record, external_id: `${record.external_id}-2`, role: 'CUSTOMER_MANAGER' };
    const { counts, uuid } = await importText(ndjson(changed, added));
    expect(counts).toMatchObject({ role: { updated: 1, failed: 1 } });
    expect(await errorsOf(uuid)).toMatchObject([{ field: 'user', message: `This organisation is ${how}.` }]);
  },
);
