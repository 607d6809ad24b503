import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import { database } from '@/lib/db/client';
import { syncOrders } from '@/lib/services/order-sync/sync-orders';
import { makeOffering, makeProject, uniqueName } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { json, type OrderSourceServer, startOrderSource } from '@/lib/testing/order-source-server';
import { testContext, testNow } from '@/lib/testing/test-context';

let server: OrderSourceServer;
let tag = '';
const ctx = testContext();

beforeEach(async () => {
  tag = uniqueName('s');
  await database().adminNotification.deleteMany();
  await makeProject({ external_id: `p-${tag}` });
  await makeOffering({ external_id: `o-${tag}` });
  server = await startOrderSource(`source ${tag}`);
});

afterEach(() => server.close());

const order = (key: number | string, rest: Record<string, unknown> = {}) => ({
  external_id: `${tag}-${key}`,
  project: `p-${tag}`,
  offering: `o-${tag}`,
  order_type: 'CREATE',
  state: 'PENDING_CONSUMER',
  cost: '12.50',
  ...rest,
});

const sync = () => syncOrders(ctx, server.source);
const stored = () => database().order.count({ where: { external_id: { startsWith: `${tag}-` } } });
const notices = () => database().adminNotification.findMany({ orderBy: { id: 'asc' } });

/** Three pages of two orders, each naming the next. */
const threePages: OrderSourceServer['answer'] = (page, response) => {
  const orders = [order(page * 2), order(page * 2 + 1)];
  json(response, { orders, next: page < 3 ? `?page=${page + 1}` : null, count: 6 });
};

describe('a source that does as it should', () => {
  it('has the orders of all its pages stored, once, with its token', async () => {
    const tokens = new Set<string | undefined>();
    server.answer = (page, response, request) => {
      tokens.add(request.headers.authorization);
      threePages(page, response, request);
    };
    expect(await sync()).toEqual({ status: 'succeeded', pages: 3, created: 6, updated: 0, unchanged: 0, refused: 0 });
    expect(await sync()).toEqual({ status: 'succeeded', pages: 3, created: 0, updated: 0, unchanged: 6, refused: 0 });
    expect(await stored()).toBe(6);
    expect([...tokens]).toEqual(['Bearer a-token']);
    expect(await notices()).toEqual([]);
  });

  it('may page by Link, with bare arrays', async () => {
    server.answer = (page, response) => {
      const link = `<${server.source.url}?page=1>; rel="first", <${server.source.url}?page=${page + 1}>; rel="next"`;
      json(response, [order(page)], 200, page < 4 ? { link } : {});
    };
    expect(await sync()).toMatchObject({ pages: 4, created: 4 });
    expect(server.asked).toEqual([1, 2, 3, 4]);
  });

  it('changes orders by their keys, the last word counting, and tells what depends on them', async () => {
    const events: DomainEvent[] = [];
    const listening = {
      ...ctx,
      react: async (_: unknown, emitted: readonly DomainEvent[]) => void events.push(...emitted),
    };
    server.answer = (_, response) => json(response, [order(1), order(2), order(1, { cost: '99' })]);
    expect(await syncOrders(listening, server.source)).toMatchObject({ created: 2, updated: 0 });
    const { id, cost } = await database().order.findUniqueOrThrow({ where: { external_id: `${tag}-1` } });
    expect(String(cost)).toBe('99');
    expect(events).toEqual([{ type: 'orders.changed', orderIds: expect.arrayContaining([id]), resourceIds: [] }]);
    server.answer = (_, response) => json(response, [order(1, { state: 'DONE', cost: '99' }), order(2)]);
    expect(await syncOrders(listening, server.source)).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(events.slice(1)).toEqual([{ type: 'orders.changed', orderIds: [id], resourceIds: [] }]);
    await syncOrders(listening, server.source);
    expect(events).toHaveLength(2);
  });

  it('brings orders that wait to those who decide, and takes them away when the source says that they are done', async () => {
    const { project, person } = await makeHeldProject('PROJECT_MANAGER');
    await database().project.update({ where: { id: project.id }, data: { external_id: `held-${tag}` } });
    const waiting = order(1, { project: `held-${tag}`, created: '2026-11-10T10:00:00Z' });
    server.answer = (_, response) => json(response, [waiting]);
    await sync();
    const open = () => database().userAction.count({ where: { user_id: person.id, status: 'open' } });
    expect(await open()).toBe(1);
    server.answer = (_, response) => json(response, [{ ...waiting, state: 'CANCELED' }]);
    await sync();
    expect(await open()).toBe(0);
  });

  it('does not undo what was decided here while it has not heard of it', async () => {
    server.answer = (_, response) => json(response, [order(1)]);
    await sync();
    const where = { external_id: `${tag}-1` };
    await database().order.update({ where, data: { state: 'PENDING_PROVIDER', consumer_reviewed_at: testNow } });
    expect(await sync()).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await database().order.findUniqueOrThrow({ where })).toMatchObject({ state: 'PENDING_PROVIDER' });
    server.answer = (_, response) => json(response, [order(1, { state: 'DONE' })]);
    expect(await sync()).toMatchObject({ updated: 1 });
  });

  it('does not bring back what was canceled here', async () => {
    server.answer = (_, response) => json(response, [order(1)]);
    await sync();
    const where = { external_id: `${tag}-1` };
    await database().order.update({ where, data: { state: 'CANCELED' } });
    expect(await sync()).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await database().order.findUniqueOrThrow({ where })).toMatchObject({ state: 'CANCELED' });
  });

  it('may fail twice and be slow once', async () => {
    const statuses = [500, 429];
    server.answer = (page, response, request) => {
      const status = page === 2 ? statuses.shift() : undefined;
      if (status === undefined) threePages(page, response, request);
      else json(response, {}, status);
    };
    expect(await sync()).toMatchObject({ status: 'succeeded', created: 6 });
    expect(server.asked).toEqual([1, 2, 2, 2, 3]);
    expect(await notices()).toEqual([]);
  });
});

describe('a source that fails', () => {
  const failing: [string, RegExp, OrderSourceServer['answer']][] = [
    ['answers 500 for good', /responded 500/, (_, response) => json(response, {}, 500)],
    ['refuses the token', /responded 401/, (_, response) => json(response, {}, 401)],
    ['does not answer', /in time/, () => undefined],
    ['breaks off', /connection failed/, (_, response) => void response.socket?.destroy()],
    [
      'promises more than it sends',
      /failed|in time/,
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('[');
        response.socket?.end();
      },
    ],
    [
      'drips',
      /in time/,
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.once('close', () => clearInterval(timer));
      },
    ],
    ['sends no JSON', /not JSON/, (_, response) => void response.end('<html>')],
    ['cuts its JSON', /not JSON/, (_, response) => void response.end('{"orders":[{"external_id":')],
    ['sends another shape', /neither a list/, (_, response) => json(response, { result: [] })],
    ['sends null', /neither a list/, (_, response) => json(response, null)],
    ['sends a huge page', /too large/, (_, response) => json(response, [order('x'.repeat(600_000))])],
    [
      'never ends its page',
      /too large|in time/,
      (_, response) => {
        const more = () => void response.write(' '.repeat(65_536), (error) => error ?? more());
        more();
      },
    ],
    [
      'leads in a circle',
      /loop/,
      (page, response) => json(response, { orders: [order(page)], next: page === 1 ? '?page=2' : '?page=1' }),
    ],
    [
      'names itself as its next page',
      /loop/,
      (page, response) => json(response, { orders: [order(page)], next: '?page=2' }),
    ],
    [
      'has pages without end',
      /more than 20 pages/,
      (page, response) => json(response, { orders: [order(page)], next: `?page=${page + 1}` }),
    ],
    [
      'has orders without end',
      /more than 3000 orders/,
      (page, response) =>
        json(response, {
          orders: Array.from({ length: 500 }, (_, at) => order(page * 1_000 + at)),
          next: `?page=${page + 1}`,
        }),
    ],
    [
      'leads to another server',
      /another server/,
      (_, response) => json(response, { orders: [order(1)], next: 'http://elsewhere.example/orders' }),
    ],
    ['leads to a file', /another server/, (_, response) => json(response, { orders: [], next: 'file:///etc/passwd' })],
    ['leads nowhere', /not valid/, (_, response) => json(response, { orders: [], next: 'http://' })],
    ['redirects', /not followed/, (_, response) => json(response, {}, 302, { location: '/orders?page=2' })],
  ];

  it.each(failing)('because it %s is told to staff, and nothing of it is stored', async (_, reason, answer) => {
    server.answer = answer;
    expect(await sync()).toEqual({ status: 'failed', failure: expect.stringMatching(reason) });
    expect(await stored()).toBe(0);
    expect(await notices()).toMatchObject([
      { type: 'order_sync_failure', priority_rank: 3, message: expect.stringMatching(reason) },
    ]);
  });

  it('on its last page has none of its pages stored, and all of them the next time', async () => {
    server.answer = (page, response, request) =>
      page === 3 ? json(response, {}, 503) : threePages(page, response, request);
    expect(await sync()).toMatchObject({ status: 'failed' });
    expect(await stored()).toBe(0);
    server.answer = threePages;
    expect(await sync()).toMatchObject({ created: 6 });
  });

  it('again and again is told once an hour', async () => {
    server.answer = (_, response) => json(response, {}, 401);
    await sync();
    await sync();
    expect(await notices()).toMatchObject([{ fold_count: 2 }]);
  });

  it('that is not there is told', async () => {
    server.close();
    expect(await sync()).toMatchObject({ status: 'failed', failure: expect.stringContaining('ECONNREFUSED') });
    expect(await notices()).toHaveLength(1);
  });
});

describe('orders that cannot be used', () => {
  it('for their products are told one by one, once until somebody takes care of them; the others are stored', async () => {
    server.answer = (_, response) => json(response, [order(1), order(2, { offering: 'unheard-of' })]);
    expect(await sync()).toMatchObject({ status: 'succeeded', created: 1, refused: 1 });
    await syncOrders(testContext(undefined, new Date(testNow.getTime() + 2 * 3_600_000)), server.source);
    expect(await notices()).toMatchObject([
      {
        type: 'order_exception',
        notification_metadata: { order_key: `${tag}-2`, unmatched_products: ['unheard-of'] },
      },
    ]);
  });

  it('for other reasons are told together; the others are stored', async () => {
    const bad = [order(2, { state: 'LOST' }), order(3, { project: 'nowhere' }), 7, { ...order(4), extra: 'x' }];
    server.answer = (_, response) => json(response, [order(1), ...bad]);
    expect(await sync()).toMatchObject({ status: 'succeeded', created: 1, refused: 4 });
    const [notice] = await notices();
    expect(notice).toMatchObject({
      type: 'order_sync_failure',
      message: expect.stringContaining('no project "nowhere"'),
    });
    expect(notice?.message).toContain(`Order ${tag}-2, state:`);
    expect(notice?.message).toContain('Order number 4: The line is not a JSON object.');
  });

  it('in their hundreds do not bury staff in notices', async () => {
    const many = Array.from({ length: 300 }, (_, at) => order(at, { offering: 'unheard-of' }));
    server.answer = (_, response) => json(response, many);
    expect(await sync()).toMatchObject({ refused: 300 });
    const notified = await notices();
    expect(notified).toHaveLength(51);
    expect(notified.at(-1)).toMatchObject({ message: '250 more orders have unmatched products.' });
    await sync();
    expect(await notices()).toHaveLength(51);
  });
});

it('a source that lies about its count is stored and told', async () => {
  server.answer = (_, response) => json(response, { orders: [order(1)], count: 500 });
  expect(await sync()).toMatchObject({ status: 'succeeded', created: 1 });
  expect(await notices()).toMatchObject([{ message: expect.stringContaining('announced 500 orders but sent 1') }]);
});

it('without a source there is nothing to sync', async () => {
  await expect(syncOrders(ctx, null)).rejects.toMatchObject({ code: 'rule_broken' });
});

describe('an order that only the database refuses', () => {
  const cursed = 'ALTER TABLE marketplace_order ADD CONSTRAINT no_cursed CHECK (cost <> 66.60)';

  it('is reported with its reason, and all others of the source are stored; once it is repaired it is stored too', async () => {
    const orders = Array.from({ length: 9 }, (_, key) => order(key, key === 4 ? { cost: '66.60' } : {}));
    server.answer = (_page, response) => json(response, orders);
    await database().$executeRawUnsafe(cursed);
    expect(await sync()).toMatchObject({ status: 'succeeded', created: 8, refused: 1 });
    expect(await sync()).toMatchObject({ status: 'succeeded', unchanged: 8, refused: 1 });
    expect(await stored()).toBe(8);
    expect(await notices()).toMatchObject([
      { type: 'order_sync_failure', message: expect.stringContaining(`Order ${tag}-4`), fold_count: 2 },
    ]);
    await database().$executeRawUnsafe('ALTER TABLE marketplace_order DROP CONSTRAINT no_cursed');
    expect(await sync()).toMatchObject({ created: 1, unchanged: 8, refused: 0 });
  });
});
