import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { syncOrders } from '@/lib/services/order-sync/sync-orders';
import { findSilentStores } from '@/lib/services/stores/find-silent-stores';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeOffering, makeProject, uniqueName } from '@/lib/testing/make';
import { json, type OrderSourceServer, startOrderSource } from '@/lib/testing/order-source-server';
import { testContext, testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;
const at = (hours: number) => testContext(undefined, new Date(testNow.getTime() + hours * HOUR_MS));

let server: OrderSourceServer;
let store = '';

beforeEach(async () => {
  store = uniqueName('Harbour shop');
  await database().adminNotification.deleteMany();
  await database().storeSource.deleteMany();
  server = await startOrderSource(`orders of ${store}`);
  server.source.store = store;
});

afterEach(() => server.close());

const sync = (hours = 0) => syncOrders(at(hours), server.source);

/** The notifications about stores, each with whether it is still open. */
async function issues() {
  const found = await database().adminNotification.findMany({ where: { type: 'store_issue' }, orderBy: { id: 'asc' } });
  return found.map(({ handled_at, title }) => `${title}${handled_at === null ? '' : ' (handled)'}`);
}

const nothing: OrderSourceServer['answer'] = (_, response) => json(response, []);
const noServer: OrderSourceServer['answer'] = (_, response) => json(response, {}, 503);
const nonsense: OrderSourceServer['answer'] = (_, response) => json(response, { hello: 'world' });

describe('an order source that belongs to a store', () => {
  it('tells staff once when it cannot be reached, and says that it is over when it answers', async () => {
    server.answer = noServer;
    await sync();
    await sync(0.25);
    await sync(2);
    expect(await issues()).toEqual([`${store}: can’t be reached`]);
    server.answer = nothing;
    await sync(3);
    expect(await issues()).toEqual([`${store}: can’t be reached (handled)`]);
    server.answer = noServer;
    await sync(4);
    expect(await issues()).toEqual([`${store}: can’t be reached (handled)`, `${store}: can’t be reached`]);
  });

  it('is no issue the first two times that it answers nonsense, and one the third time in a row', async () => {
    server.answer = nonsense;
    await sync();
    await sync(1);
    server.answer = nothing;
    await sync(2);
    server.answer = nonsense;
    await sync(3);
    await sync(4);
    expect(await issues()).toEqual([]);
    await sync(5);
    await sync(6);
    expect(await issues()).toEqual([`${store}: sends what can’t be used`]);
    server.answer = nothing;
    await sync(7);
    expect(await issues()).toEqual([`${store}: sends what can’t be used (handled)`]);
  });

  it('is silent when it brings nothing for longer than usual, until it brings something', async () => {
    const tag = uniqueName('s');
    await makeProject({ external_id: `p-${tag}` });
    await makeOffering({ external_id: `o-${tag}` });
    const deliver = (key: number): OrderSourceServer['answer'] => {
      const order = { project: `p-${tag}`, offering: `o-${tag}`, order_type: 'Create', state: 'done' };
      return (_, response) => json(response, [{ external_id: `${tag}-${key}`, ...order }]);
    };
    for (const hours of [0, 24, 48, 72]) {
      server.answer = deliver(hours);
      await sync(hours);
    }
    await sync(90);
    expect(await findSilentStores(at(96))).toEqual({ silent: 0 });
    expect(await findSilentStores(at(96.5))).toEqual({ silent: 1 });
    expect(await findSilentStores(at(97))).toEqual({ silent: 0 });
    await sync(98);
    expect(await issues()).toEqual([`${store}: has gone silent`]);
    server.answer = deliver(99);
    await sync(99);
    expect(await issues()).toEqual([`${store}: has gone silent (handled)`]);
  });

  it('belongs to nobody without a store: no issue is raised', async () => {
    server.source.store = null;
    server.answer = noServer;
    await sync();
    expect(await issues()).toEqual([]);
    expect(await database().storeSource.count()).toBe(0);
  });
});

describe('imports of a store', () => {
  const send = (content: string, hours = 0) =>
    importText(content, { plan: { store }, ctx: at(hours), source: { clock: () => at(hours).now } });
  const customer = (key: string) => ndjson({ type: 'customer', external_id: uniqueName(key), name: 'Shop' });

  it('are an issue when three in a row cannot be used, and no longer when one can', async () => {
    for (const hours of [0, 1]) await send('', hours);
    expect(await issues()).toEqual([]);
    await send('', 2);
    expect(await issues()).toEqual([`${store}: sends what can’t be used`]);
    await send(customer('c'), 3);
    expect(await issues()).toEqual([`${store}: sends what can’t be used (handled)`]);
  });

  it('are missed when they stop for longer than usual, and those without a store are not', async () => {
    for (const hours of [0, 24, 50, 70]) await send(customer('c'), hours);
    expect(await findSilentStores(at(95))).toEqual({ silent: 0 });
    expect(await findSilentStores(at(97))).toEqual({ silent: 1 });
    await importText(customer('c'), { ctx: at(98) });
    expect(await issues()).toEqual([`${store}: has gone silent`]);
    await send(customer('c'), 99);
    expect(await issues()).toEqual([`${store}: has gone silent (handled)`]);
  });
});
