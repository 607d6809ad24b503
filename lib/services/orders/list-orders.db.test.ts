import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listOrdersOperation, order as orderShape } from '@/lib/contracts/marketplace/marketplace';
import { type Db, database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listOrders } from '@/lib/services/orders/list-orders';
import { readOrder } from '@/lib/services/orders/read-order';
import { dayValue, makeOffering, makeOrder, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { rowsReadOf } from '@/lib/testing/rows-read-of';
import { testContext, testNow } from '@/lib/testing/test-context';

type Query = Record<string, string | string[]>;

async function listed(ctx: Ctx, query: Query = {}) {
  const { json, total } = await listOrders(ctx, listOrdersOperation.query.parse(query));
  return { rows: z.array(orderShape).parse(JSON.parse(json)), total };
}

async function uuidsOf(ctx: Ctx, query: Query = {}) {
  return (await listed(ctx, query)).rows.map(({ uuid }) => uuid);
}

describe('listOrders', () => {
  it('shows the orders of projects held directly or through the customer, and no others', async () => {
    const { person, project } = await makeHeldProject('PROJECT_MEMBER');
    const elsewhere = await makeProject();
    await makeRole({ user_id: person.id, role: 'CUSTOMER_SUPPORT', customer_id: elsewhere.customer_id });
    const mine = await makeOrder({ project_id: project.id });
    const ours = await makeOrder({ project_id: elsewhere.id });
    await makeOrder();
    const found = await listed(testContext(person));
    expect(found.total).toBe(2);
    expect(found.rows.map(({ uuid }) => uuid).toSorted()).toEqual([mine.id, ours.id].toSorted());
  });

  it('shows the orders of offerings to who carries them out, and reads those of others for nobody', async () => {
    const { person, project } = await makeHeldProject('CUSTOMER_OWNER');
    const mine = await makeOrder({ project_id: project.id });
    const elsewhere = await makeProject();
    const { id: offeringId } = await makeOffering();
    await database().$executeRaw(sql`
      WITH other AS (
        INSERT INTO project (customer_id, name, created, modified)
        SELECT ${elsewhere.customer_id}::uuid, 'Other ' || i, now(), now() FROM generate_series(1, 500) AS i RETURNING id)
      INSERT INTO marketplace_order (project_id, offering_id, order_type, state, created, modified)
      SELECT other.id, ${offeringId}::uuid, 'CREATE', 'DONE', now(), now() FROM other CROSS JOIN generate_series(1, 6)`);
    await database().$executeRaw(sql`ANALYZE marketplace_order`);
    const ctx = testContext(person);
    const ask = (db: Db) => listOrders({ ...ctx, db }, listOrdersOperation.query.parse({}));
    expect(await uuidsOf(ctx)).toEqual([mine.id]);
    expect(await rowsReadOf('marketplace_order', ask)).toBeLessThan(50);
    const offered = await makeOffering({ customer_id: project.customer_id });
    const ordered = await makeOrder({ project_id: elsewhere.id, offering_id: offered.id });
    expect((await uuidsOf(ctx)).toSorted()).toEqual([mine.id, ordered.id].toSorted());
    expect(await rowsReadOf('marketplace_order', ask)).toBeLessThan(50);
  });

  it('hides everything once the role ended', async () => {
    const person = await makeUser();
    const past = await makeProject();
    await makeRole({ user_id: person.id, role: 'PROJECT_ADMIN', project_id: past.id, expiration_time: testNow });
    const unreachable = await makeOrder({ project_id: past.id });
    const ctx = testContext(person);
    expect(await listed(ctx)).toEqual({ rows: [], total: 0 });
    await expect(readOrder(ctx, { uuid: unreachable.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([{ is_staff: true }, { is_support: true }])('shows every order to %o', async (fields) => {
    const order = await makeOrder();
    const ctx = testContext(await makeUser(fields));
    expect(await uuidsOf(ctx, { project_uuid: order.project_id })).toEqual([order.id]);
    expect((await readOrder(ctx, { uuid: order.id })).uuid).toBe(order.id);
  });

  it('says everything about an order, its cost without trailing zeros', async () => {
    const { person, project } = await makeHeldProject('PROJECT_ADMIN');
    const resource = await makeResource({ project_id: project.id, name: 'Mail server' });
    const facts = { cost: '1200.5000000000', start_date: dayValue('2027-02-28'), created_by_id: person.id };
    await makeOrder({ project_id: project.id, resource_id: resource.id, ...facts });
    const { rows } = await listed(testContext(person));
    expect(rows).toMatchObject([
      { cost: '1200.5', start_date: '2027-02-28', resource_name: 'Mail server', created_by_name: person.full_name },
    ]);
    expect(rows[0]).toMatchObject({ project_uuid: project.id, organization_uuid: project.customer_id });
  });

  it('finds words with % and _ as they are, and filters by the organisation', async () => {
    const { person, project } = await makeHeldProject('PROJECT_ADMIN');
    const offering = await makeOffering({ name: '100% _cloud_ storage' });
    const ctx = testContext(person);
    const matching = await makeOrder({ project_id: project.id, offering_id: offering.id });
    await makeOrder({ project_id: project.id });
    for (const q of ['STORAGE 100%', '_cloud_']) expect(await uuidsOf(ctx, { q })).toEqual([matching.id]);
    expect(await uuidsOf(ctx, { q: '%%' })).toEqual([]);
    expect(await uuidsOf(ctx, { organization_uuid: project.customer_id })).toHaveLength(2);
    expect(await uuidsOf(ctx, { organization_uuid: offering.customer_id })).toEqual([]);
  });

  it('lists the newest first, and pages never overlap', async () => {
    const { person, project } = await makeHeldProject('PROJECT_ADMIN');
    const ctx = testContext(person);
    const later = await makeOrder({ project_id: project.id, created: new Date('2026-11-22T11:00:00Z') });
    const same = await Promise.all([1, 2, 3, 4].map(() => makeOrder({ project_id: project.id, state: 'DONE' })));
    const all = await uuidsOf(ctx);
    expect(all).toEqual([
      later.id,
      ...same
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    ]);
    const pages = await Promise.all(['1', '2', '3'].map((page) => uuidsOf(ctx, { page, page_size: '2', o: '-state' })));
    expect(pages.flat().toSorted()).toEqual(all.toSorted());
    expect(pages[0]?.[0]).toBe(later.id);
    expect(await uuidsOf(ctx, { o: 'created' })).toEqual([...all.slice(1), later.id]);
    expect(await listed(ctx, { page: '9' })).toEqual({ rows: [], total: 5 });
  });
});
