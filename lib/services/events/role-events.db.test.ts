import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { endExpiredRoles } from '@/lib/services/clean-up/end-expired-roles';
import { deleteRecords } from '@/lib/services/purging/delete-records';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { testContext, testNow } from '@/lib/testing/test-context';

const past = new Date(testNow.getTime() - 1_000);
const eventsAbout = (userId: string) =>
  database().event.findMany({ where: { affected_user_id: userId }, orderBy: { id: 'asc' } });

test('a role that expires is ended by the sweep, told to its holder, and in the event log of its place, once, with the reason', async () => {
  const { id } = await makeUser();
  const project = await makeProject();
  const customer = await makeCustomer();
  await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id: project.id, expiration_time: past });
  await makeRole({ user_id: id, role: 'CUSTOMER_SUPPORT', customer_id: customer.id, expiration_time: past });
  await endExpiredRoles(testContext());
  await endExpiredRoles(testContext());
  const written = (await eventsAbout(id)).map((event) => [
    event.event_type,
    event.project_id,
    event.customer_id,
    event.user_id,
  ]);
  expect(written).toHaveLength(2);
  expect(written).toEqual(
    expect.arrayContaining([
      ['role_revoked', project.id, project.customer_id, null],
      ['role_revoked', null, customer.id, null],
    ]),
  );
  expect((await eventsAbout(id)).map(({ context }) => context)).toMatchObject([
    { reason: 'expired' },
    { reason: 'expired' },
  ]);
  expect(await database().userRole.count({ where: { user_id: id, is_active: true } })).toBe(0);
  const messages = await database().outboxMessage.findMany({ where: { kind: 'role_changed', user_id: id } });
  expect(messages).toMatchObject(Array(2).fill({ payload: { facts: { change: 'expired' } } }));
});

test('roles that are purged with a person are in the event log', async () => {
  const { id } = await makeUser();
  const project_id = (await makeProject()).id;
  await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id });
  await transaction(testContext(), (tx) => deleteRecords(tx, ['roles'], { userId: id, addresses: [] }));
  expect(await eventsAbout(id)).toMatchObject([
    { event_type: 'role_revoked', project_id, context: { reason: 'person_purged' } },
  ]);
});

test('an import writes what it creates and grants, the events it brings, and nothing when it changes nothing', async () => {
  const { ids, records } = importWorld();
  await importText(ndjson(...records));
  await importText(ndjson(...records));
  const customer = await database().customer.findUniqueOrThrow({ where: { external_id: ids.customer } });
  const events = await database().event.findMany({ where: { customer_id: customer.id } });
  expect(events.map(({ event_type }) => event_type).toSorted()).toEqual([
    'customer_creation_succeeded',
    'marketplace_order_created',
    'project_creation_succeeded',
    'project_update_succeeded',
    'role_granted',
    'role_granted',
  ]);
});
