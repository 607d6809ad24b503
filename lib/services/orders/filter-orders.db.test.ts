import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listOrdersOperation, order as orderContract } from '@/lib/contracts/marketplace/marketplace';
import { database } from '@/lib/db/client';
import { listOrders } from '@/lib/services/orders/list-orders';
import { makeCustomer, makeOffering, makeOrder, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext } from '@/lib/testing/test-context';

/** What the values of filters name. */
const ids = new Map<string, string>();
let person: Awaited<ReturnType<typeof makeHeldProject>>['person'];

beforeAll(async () => {
  const held = await makeHeldProject('PROJECT_ADMIN');
  const other = await makeHeldProject('PROJECT_MEMBER');
  person = held.person;
  await makeRole({ user_id: person.id, role: 'PROJECT_MEMBER', project_id: other.project.id });
  const provider = await makeCustomer({ name: 'Provider' });
  const offering = await makeOffering({ customer_id: provider.id, name: 'Disk space', offering_type: 'Special.Type' });
  const resource = await makeResource({
    project_id: held.project.id,
    offering_id: offering.id,
    name: 'Archive bucket',
  });
  const matching = await makeOrder({
    project_id: held.project.id,
    offering_id: offering.id,
    resource_id: resource.id,
    order_type: 'TERMINATE',
    state: 'PENDING_PROVIDER',
    cost: '7',
    created: new Date('2026-11-01T00:00:00Z'),
    modified: new Date('2026-11-02T00:00:00Z'),
    consumer_reviewed_at: new Date('2026-11-02T00:00:00Z'),
    consumer_reviewed_by_id: person.id,
  });
  const mine = await makeOrder({ project_id: held.project.id, state: 'PENDING_CONSUMER', cost: '100' });
  const theirs = await makeOrder({ project_id: other.project.id, state: 'PENDING_CONSUMER', cost: null });
  const known = { project: held.project.id, customer: held.project.customer_id, provider: provider.id };
  const orders = { matching: matching.id, mine: mine.id, theirs: theirs.id };
  for (const [name, id] of Object.entries({ ...known, ...orders, offering: offering.id, resource: resource.id }))
    ids.set(name, id);
});

async function namesOf(query: Record<string, string | string[]>, caller = person): Promise<string[]> {
  const named = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? (ids.get(value) ?? value) : value]),
  );
  const { json } = await listOrders(testContext(caller), listOrdersOperation.query.parse(named));
  const rows = z.array(orderContract).parse(JSON.parse(json));
  const nameOf = new Map([...ids].map(([name, id]) => [id, name]));
  return rows.map(({ uuid }) => nameOf.get(uuid) ?? uuid);
}

describe('the list of orders', () => {
  it.each<[string, Record<string, string | string[]>]>([
    ['state', { state: ['pending-provider'] }],
    ['several states', { state: ['PENDING_PROVIDER', 'done'] }],
    ['type', { type: ['Terminate'] }],
    ['several types', { type: ['Terminate', 'UPDATE'] }],
    ['order_type', { order_type: 'terminate' }],
    ['project_uuid and state', { project_uuid: 'project', state: ['pending-provider'] }],
    ['customer_uuid and type', { customer_uuid: 'customer', type: ['Terminate'] }],
    ['offering', { offering: 'offering' }],
    ['offering_uuid', { offering_uuid: 'offering' }],
    ['offering_type', { offering_type: ['Special.Type', 'Other.Type'] }],
    ['provider_uuid', { provider_uuid: 'provider' }],
    ['resource', { resource: 'resource' }],
    ['resource_uuid', { resource_uuid: 'resource' }],
    ['a part of resource_name in any case', { resource_name: 'hive BUCK' }],
    ['created_before', { created_before: '2026-11-01T00:00:00Z' }],
    ['modified_before', { modified_before: '2026-11-02T00:00:00Z' }],
    ['query', { query: 'disk' }],
    ['q', { q: 'archive' }],
  ])('narrows by %s', async (_filter, query) => {
    expect(await namesOf(query)).toEqual(['matching']);
  });

  it.each([{ created: '2026-11-01T00:00:01Z' }, { modified: '2026-11-02T00:00:01Z' }])(
    'narrows by %o',
    async (query) => {
      expect((await namesOf(query)).toSorted()).toEqual(['mine', 'theirs']);
    },
  );

  it('finds what the caller can approve as the consumer, and not where another role of theirs does not let them', async () => {
    expect(await namesOf({ can_approve_as_consumer: 'true' })).toEqual(['mine']);
    expect((await namesOf({ can_approve_as_consumer: 'false' })).toSorted()).toEqual(['matching', 'theirs']);
  });

  it('finds what the caller can approve for the provider, who sees orders of its offerings alone', async () => {
    expect(await namesOf({ can_approve_as_provider: 'true' })).toEqual([]);
    const provider = await makeUser();
    await makeRole({ user_id: provider.id, role: 'CUSTOMER_OWNER', customer_id: ids.get('provider') ?? '' });
    expect(await namesOf({ can_approve_as_provider: 'true' }, provider)).toEqual(['matching']);
    expect(await namesOf({}, provider)).toEqual(['matching']);
  });

  it.each([
    ['cost', ['matching', 'mine', 'theirs']],
    ['-cost', ['mine', 'matching', 'theirs']],
    ['consumer_reviewed_at', ['matching', expect.any(String), expect.any(String)]],
    ['-state,cost', ['matching', 'mine', 'theirs']],
    ['modified,cost', ['matching', 'mine', 'theirs']],
    ['created,-cost', ['matching', 'mine', 'theirs']],
  ])('is sorted by %s', async (o, expected) => {
    expect(await namesOf({ o })).toEqual(expected);
  });

  it('answers the reviewer and the provider, and the traceback to the provider’s side alone', async () => {
    await database().order.update({ where: { id: ids.get('matching') ?? '' }, data: { error_traceback: 'line 1' } });
    const answered = async (caller: typeof person) => {
      const { json } = await listOrders(testContext(caller), listOrdersOperation.query.parse({ o: 'cost' }));
      return z.array(orderContract).parse(JSON.parse(json))[0];
    };
    expect(await answered(person)).toMatchObject({
      url: expect.stringMatching(/\/api\/marketplace-orders\/[0-9a-f-]{36}\/$/),
      offering: expect.stringMatching(/\/api\/offerings\/[0-9a-f-]{36}\/$/),
      provider_name: 'Provider',
      marketplace_resource_uuid: ids.get('resource'),
      consumer_reviewed_by: person.username,
      consumer_reviewed_by_username: person.username,
      consumer_reviewed_by_full_name: person.full_name,
      provider_reviewed_by: null,
      created_by_full_name: 'System',
      error_traceback: '',
    });
    const staff = await makeUser({ is_staff: true });
    const { json } = await listOrders(
      testContext(staff),
      listOrdersOperation.query.parse({ resource_uuid: ids.get('resource') ?? '' }),
    );
    expect(JSON.parse(json)).toMatchObject([{ error_traceback: 'line 1' }]);
  });

  it('leaves out marketplace_resource_uuid of an order without a resource, and names what it will make', async () => {
    const { project, person: holder } = await makeHeldProject('PROJECT_ADMIN');
    await makeOrder({ project_id: project.id, attributes: { name: 'New disk' } });
    const { json } = await listOrders(testContext(holder), listOrdersOperation.query.parse({}));
    const [row] = JSON.parse(json);
    expect(row).toMatchObject({ resource_uuid: null, resource_name: 'New disk' });
    expect(row).not.toHaveProperty('marketplace_resource_uuid');
  });
});
